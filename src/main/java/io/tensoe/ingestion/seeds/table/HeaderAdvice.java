package io.tensoe.ingestion.seeds.table;

import io.tensoe.ingestion.seeds.csv.ColumnNames;
import io.tensoe.ingestion.seeds.csv.Preamble;
import io.tensoe.ingestion.seeds.exports.KnownExports;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.text.Showable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What to tell somebody whose file has no header that can be read.
 *
 * @param option the option that names the file
 * @param path the file
 * @param choice columns that the user names
 */
record HeaderAdvice(String option, Path path, ColumnChoice choice) {
  static final String NEEDED =
      "the first line must name the columns album_name and artist_name (or album and artist)";

  /** How lists call the two columns, also in other languages. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "album",
          List.of(
              "album_name",
              "album",
              "album_title",
              "title",
              "release",
              "record",
              "lp",
              "álbum",
              "disco",
              "disque",
              "platte",
              "titel",
              "titre",
              "titolo",
              "título",
              "アルバム",
              "专辑",
              "альбом"),
          "artist",
          List.of(
              "artist_name",
              "artist",
              "artists",
              "band",
              "performer",
              "musician",
              "group",
              "act",
              "by",
              "artista",
              "artiste",
              "interpret",
              "künstler",
              "interprète",
              "アーティスト",
              "艺术家",
              "исполнитель"));

  /** Farther than this a name is another word. */
  private static final double FARTHEST = 0.5;

  private static final String UNKNOWN = "NAME";

  /**
   * The error.
   *
   * @param headers the header, cut at each delimiter that was tried; empty = it could not be cut
   */
  SeedInputException refusal(Preamble preamble, List<List<String>> headers) {
    String line = Showable.of(String.valueOf(preamble.header())).strip();
    if (line.indexOf(Showable.LOST) >= 0) {
      return error(" is no CSV text (a spreadsheet, an archive?): save it as CSV UTF-8; " + NEEDED);
    }
    List<String> header =
        headers.stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
    if (header.isEmpty()) {
      return error(
          " has no usable header: line "
              + (preamble.lines() + 1)
              + " has a quote (\") that is opened and not closed, or more than 1,000 columns: "
              + shown(line)
              + "; "
              + NEEDED);
    }
    String first = preamble.lines() == 0 ? "first line" : "line " + (preamble.lines() + 1);
    return error(
        " has no usable header: its " + first + " is " + shown(line) + "; " + advice(header));
  }

  private SeedInputException error(String problem) {
    return new SeedInputException(option + ": " + path + problem);
  }

  private static String shown(String line) {
    return '"' + (line.length() <= 200 ? line : line.substring(0, 200) + "…") + '"';
  }

  private String advice(List<String> header) {
    if (!option.equals("--input")) {
      return NEEDED;
    }
    List<String> names = header.stream().map(String::strip).filter(n -> !n.isEmpty()).toList();
    for (Map.Entry<String, String> chosen : choice.names().entrySet()) {
      String wanted = ColumnNames.folded(chosen.getValue());
      if (names.stream().map(ColumnNames::folded).noneMatch(wanted::equals)) {
        return "--columns names \""
            + chosen.getValue()
            + "\", which it has not; the nearest column is \""
            + ColumnNames.nearest(chosen.getValue(), names)
            + "\"";
      }
    }
    Map<String, String> guesses = guesses(names);
    boolean hasAlbum = !UNKNOWN.equals(guesses.get("album"));
    if (!hasAlbum
        && names.stream().map(ColumnNames::folded).anyMatch(KnownExports::isOfTracksForSure)) {
      return "it lists tracks without their albums: export it with the album's name; " + NEEDED;
    }
    return NEEDED + ", or say which is which: " + shown(guesses);
  }

  /** The option as it can be copied, with the nearest columns filled in. */
  private static String shown(Map<String, String> guesses) {
    return String.format(
        Locale.ROOT,
        "the nearest columns are --columns='album=%s,artist=%s'",
        guesses.get("album"),
        guesses.get("artist"));
  }

  /** For album and artist the nearest column each, the surer of the two first. */
  private Map<String, String> guesses(List<String> names) {
    Map<String, String> guesses = new HashMap<>(choice.names());
    List<String> left = new ArrayList<>(names);
    left.removeAll(guesses.values());
    Stream.of("album", "artist")
        .filter(field -> !guesses.containsKey(field))
        .sorted(Comparator.comparingDouble(field -> nearest(field, left)))
        .forEachOrdered(
            field -> {
              String guess = guess(field, left);
              left.remove(guess);
              guesses.put(field, Showable.excerpt(guess));
            });
    return guesses;
  }

  private static double nearest(String field, List<String> names) {
    return names.stream().mapToDouble(name -> distance(field, name)).min().orElse(1);
  }

  private static String guess(String field, List<String> names) {
    return names.stream()
        .filter(name -> distance(field, name) <= FARTHEST)
        .min(Comparator.comparingDouble(name -> distance(field, name)))
        .orElse(UNKNOWN);
  }

  /** Earlier words are surer. */
  private static double distance(String field, String name) {
    List<String> words = WORDS.getOrDefault(field, List.of());
    double nearest = 1;
    for (int i = 0; i < words.size(); i++) {
      nearest = Math.min(nearest, ColumnNames.distance(words.get(i), name) + i * 0.01);
    }
    return nearest;
  }
}
