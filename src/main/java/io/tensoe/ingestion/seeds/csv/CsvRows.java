package io.tensoe.ingestion.seeds.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.tensoe.ingestion.seeds.text.Lines;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one CSV file, one at a time, in memory for one row. A broken row does not take the
 * next ones with it: what a quote without an end would swallow is given back and read as rows of
 * its own. Not thread-safe.
 */
public final class CsvRows implements Closeable {
  /** Most physical lines and characters looked at to find the end of a quoted cell. */
  private static final int MOST_LINES = 1_000;

  /** A wide export has about 60 columns; more than this is another kind of file. */
  private static final int MOST_COLUMNS = 1_000;

  private static final Pattern QUOTED = Pattern.compile("^\\s*\"([^\"]*)\"\\s*$");

  private static final String TOO_MANY =
      "it has more than 1,000 columns: is this a list of albums?";
  private static final String UNCLOSED =
      "a quote (\") is opened and not closed: close it, or write it twice (\"\") where it belongs"
          + " to the name";
  private static final String BROKEN =
      "text follows a closing quote (\"): write quotes that belong to the name twice (\"\")";
  private static final String TOO_LONG =
      "the line is longer than 1,000,000 characters: is this a list of albums?";

  private final Lines lines;
  private final char delimiter;
  private final boolean hasQuotes;
  private final CsvReader.CsvReaderBuilder csv;

  /**
   * One row.
   *
   * @param line its first physical line, 1 = first line of the file
   * @param text as read, line breaks as LF
   * @param cells its cells; empty if {@code problem} is given
   * @param problem why it has no cells; null = it has
   */
  public record Row(long line, String text, List<String> cells, @Nullable String problem) {}

  /**
   * @param lines where to read on
   * @param hasQuotes whether quotes enclose cells; else they belong to the text, as in what iTunes
   *     writes
   */
  public CsvRows(Lines lines, char delimiter, boolean hasQuotes) {
    this.lines = lines;
    this.delimiter = delimiter;
    this.hasQuotes = hasQuotes;
    csv =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(false)
            .trimWhitespacesAroundQuotes(true);
  }

  /**
   * The next row that is not blank; null at the end.
   *
   * @param fits whether cells look like a row of this file. Only asked for rows of more than one
   *     line: one that does not fit comes from a quote that was never closed
   */
  public @Nullable Row next(Predicate<List<String>> fits) throws IOException {
    Lines.Line first = lines.next();
    while (first != null && first.isBlank()) {
      first = lines.next();
    }
    if (first == null) {
      return null;
    }
    if (first.isCut()) {
      return bad(first, TOO_LONG);
    }
    if (!hasQuotes) {
      return literal(first);
    }
    QuoteScan quotes = new QuoteScan(delimiter);
    quotes.feed(first.text());
    if (quotes.isOpen()) {
      return multiLine(first, quotes, fits);
    }
    return quotes.isBroken() ? undoubled(first, BROKEN) : parsed(first.number(), first.text());
  }

  private Row multiLine(Lines.Line first, QuoteScan quotes, Predicate<List<String>> fits)
      throws IOException {
    StringBuilder text = new StringBuilder(first.text());
    List<Lines.Line> more = new ArrayList<>();
    while (quotes.isOpen() && more.size() < MOST_LINES && text.length() < Lines.LONGEST) {
      Lines.Line line = lines.next();
      if (line == null) {
        break;
      }
      more.add(line);
      text.append('\n').append(line.text());
      quotes.feed(line.text());
      if (line.isCut()) {
        break;
      }
    }
    boolean isWhole = !quotes.isOpen() && !quotes.isBroken() && !more.get(more.size() - 1).isCut();
    if (isWhole) {
      Row row = parsed(first.number(), text.toString());
      if (row.problem() == null && fits.test(row.cells())) {
        return row;
      }
    }
    lines.giveBack(more);
    return undoubled(first, UNCLOSED);
  }

  /** Between tabs a quote that is not doubled is one of the text: tabs need no quotes. */
  private Row undoubled(Lines.Line line, String problem) {
    if (delimiter != '\t') {
      return bad(line, problem);
    }
    Row row = literal(line);
    List<String> cells =
        row.cells().stream().map(cell -> QUOTED.matcher(cell).replaceFirst("$1")).toList();
    return new Row(row.line(), row.text(), cells, row.problem());
  }

  private Row literal(Lines.Line line) {
    String[] cells = line.text().split(Pattern.quote(String.valueOf(delimiter)), MOST_COLUMNS + 1);
    return cells.length > MOST_COLUMNS
        ? bad(line, TOO_MANY)
        : new Row(line.number(), line.text(), List.of(cells), null);
  }

  private Row parsed(long line, String text) {
    if (text.chars().filter(c -> c == delimiter).skip(MOST_COLUMNS).findAny().isPresent()) {
      return new Row(line, text, List.of(), TOO_MANY);
    }
    try {
      return new Row(line, text, csv.ofSingleCsvRecord(text).getFields(), null);
    } catch (CsvParseException e) {
      return new Row(line, text, List.of(), BROKEN);
    }
  }

  private static Row bad(Lines.Line line, String problem) {
    return new Row(line.number(), line.text(), List.of(), problem);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
