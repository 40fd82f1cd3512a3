package io.tensoe.ingestion.seeds.rows;

import io.tensoe.ingestion.seeds.text.Garbled;
import io.tensoe.ingestion.seeds.text.Showable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Names of one file as they were meant: HTML entities decoded, garbled text mended. Counts what it
 * changed, for a line to the user. Not thread-safe.
 */
public final class CellText {
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#\\d{1,7}|#[xX]\\p{XDigit}{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");

  private final Changes entities = new Changes();
  private final Changes mended = new Changes();
  private final Changes lost = new Changes();

  /** Names that were changed, and the first of them. */
  private static final class Changes {
    private long count;
    private String example = "";

    void add(long line, String was, @Nullable String is) {
      if (count++ == 0) {
        String shown = String.format(Locale.ROOT, "line %d: \"%s\"", line, Showable.excerpt(was));
        example = is == null ? shown : shown + " → \"" + Showable.excerpt(is) + "\"";
      }
    }

    String names() {
      return String.format(Locale.ROOT, count == 1 ? "%d name" : "%d names", count);
    }
  }

  /** The cells with album and artist as they were meant. */
  public SeedCells meant(SeedCells cells, long line) {
    return cells.named(meant(cells.album(), line), meant(cells.artist(), line));
  }

  private @Nullable String meant(@Nullable String cell, long line) {
    if (cell == null || cell.length() > Names.LONGEST * 10) { // too long for a name in any reading
      return cell;
    }
    String text = cell;
    for (int i = 0; i < 2 && text.indexOf('&') >= 0; i++) { // an escaped text may be escaped again
      text = ENTITY.matcher(text).replaceAll(m -> quoted(Parser.unescapeEntities(m.group(), true)));
    }
    if (!text.equals(cell)) {
      entities.add(line, cell, text);
    }
    String meant = Garbled.mended(text);
    if (Garbled.isBeyondRepair(meant) || (isLost(meant) && !isLost(text))) {
      lost.add(line, text, null);
    } else if (!meant.equals(text)) {
      mended.add(line, text, meant);
    }
    return meant;
  }

  private static boolean isLost(String text) {
    return text.indexOf(Showable.LOST) >= 0;
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }

  /**
   * What was changed.
   *
   * @param file for the line
   * @return empty = nothing
   */
  public List<String> notes(String file) {
    List<String> notes = new ArrayList<>();
    if (entities.count > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: HTML entities decoded in %s, e.g. %s",
              file,
              entities.names(),
              entities.example));
    }
    if (mended.count > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "warning: %s was saved garbled; %s mended, e.g. %s",
              file,
              mended.names(),
              mended.example));
    }
    if (lost.count > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "warning: %s: %s garbled and cannot be mended, e.g. %s; correct the file, or export"
                  + " it again",
              file,
              lost.names() + (lost.count == 1 ? " looks" : " look"),
              lost.example));
    }
    return notes;
  }
}
