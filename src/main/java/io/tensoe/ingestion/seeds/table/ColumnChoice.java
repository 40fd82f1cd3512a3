package io.tensoe.ingestion.seeds.table;

import io.tensoe.ingestion.seeds.csv.ColumnNames;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.text.Showable;
import io.tensoe.ingestion.sources.Pin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a file is which, as the user says with {@code --columns}. Immutable.
 *
 * @param names name of the column by field (folded: {@code album}, or the column of a pin); empty =
 *     the header speaks for itself
 */
public record ColumnChoice(Map<String, String> names) {
  public static final ColumnChoice NONE = new ColumnChoice(Map.of());

  /** A name of a column may hold commas; only one before the next field separates. */
  private static final Pattern PART =
      Pattern.compile("([^=,]++)=(.*?)(?=,[^=,]++=|$),?", Pattern.DOTALL);

  /**
   * Reads the value of {@code --columns}.
   *
   * @param option e.g. {@code album=Title,artist=Band}; null = not given
   * @throws SeedInputException naming the part that is wrong
   */
  public static ColumnChoice of(@Nullable String option, List<Pin> pins) {
    if (option == null) {
      return NONE;
    }
    List<String> fields =
        Stream.concat(Stream.of("album", "artist", "year"), pins.stream().map(Pin::column))
            .toList();
    Map<String, String> names = new LinkedHashMap<>();
    Matcher part = PART.matcher(option);
    int end = 0;
    while (end < option.length() && part.find(end) && part.start() == end) {
      end = part.end();
      String field = field(option, part.group(1).strip(), fields);
      String column = part.group(2).strip();
      if (column.isEmpty()) {
        throw bad(option, field + " names no column");
      }
      if (names.put(field, column) != null) {
        throw bad(option, field + " is there twice");
      }
    }
    if (names.isEmpty() || end < option.length()) {
      throw bad(option, "it is no list of field=column");
    }
    return new ColumnChoice(Map.copyOf(names));
  }

  private static String field(String option, String written, List<String> fields) {
    String folded = ColumnNames.folded(written);
    String plain =
        folded.equals("albumname") || folded.equals("artistname")
            ? folded.substring(0, folded.length() - 4)
            : folded;
    if (fields.stream().map(ColumnNames::folded).anyMatch(plain::equals)) {
      return plain;
    }
    throw bad(
        option,
        "there is no field \""
            + Showable.of(written)
            + "\"; did you mean "
            + ColumnNames.nearest(written, fields)
            + "? Fields: "
            + String.join(", ", fields));
  }

  /** Whether it says where names are: then the rest of a header no longer tells an export. */
  boolean namesAlbumOrArtist() {
    return names.containsKey("album") || names.containsKey("artist");
  }

  private static SeedInputException bad(String option, String problem) {
    return new SeedInputException(
        "--columns="
            + option
            + ": "
            + problem
            + "; write --columns=album=NAME,artist=NAME with names of the file's header");
  }
}
