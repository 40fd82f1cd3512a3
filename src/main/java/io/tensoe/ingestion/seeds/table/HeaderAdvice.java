package io.tensoe.ingestion.seeds.table;

import io.tensoe.ingestion.seeds.csv.ColumnNames;
import io.tensoe.ingestion.seeds.csv.Preamble;
import io.tensoe.ingestion.seeds.exports.KnownExports;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.text.Showable;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    Map<String, String> guesses = ColumnGuess.among(names, choice.names());
    boolean hasAlbum = !ColumnGuess.UNKNOWN.equals(guesses.get("album"));
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
}
