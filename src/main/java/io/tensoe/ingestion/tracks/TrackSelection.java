package io.tensoe.ingestion.tracks;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tracks are read, and which of their values, as SQL over {@code tracks}.
 *
 * <p>A value is left out (null) if a barred source had a part in it, as {@code provenance} says. A
 * track whose title or artist is left out or blank is left out whole, if anything is barred. An id
 * of a barred source is replaced by one that says nothing: {@code tensoe:} and the MD5 of the id,
 * the same in every snapshot.
 *
 * @param barred by column the sources whose values are left out; empty = nothing is
 * @param givers by what their ids begin with, the sources that give ids; empty text = bare ids
 * @param isProofNeeded whether a value of unknown origin is left out too
 * @param from first id, in the order of the database; null = from the first
 * @param to first id that is no longer wanted; null = up to the last
 */
public record TrackSelection(
    Map<String, Set<String>> barred,
    Map<String, String> givers,
    boolean isProofNeeded,
    @Nullable String from,
    @Nullable String to)
    implements Serializable {

  /** Every track with every value. */
  public static final TrackSelection ALL =
      new TrackSelection(Map.of(), Map.of(), false, null, null);

  /** Columns that come from sources; the others are ours and always kept. */
  public static final List<String> SOURCED =
      Stream.concat(
              Stream.of("id"),
              AlbumUpsert.valueColumns().stream()
                  .filter(column -> !Set.of("album_key", "match_confidence").contains(column)))
          .toList();

  private static final List<String> IDENTITY = List.of("title", "artist");

  /** The same between two ids. */
  public TrackSelection between(@Nullable String first, @Nullable String end) {
    return new TrackSelection(barred, givers, isProofNeeded, first, end);
  }

  /** Whether values or tracks can be left out. */
  public boolean isBarring() {
    return !barred.isEmpty();
  }

  /**
   * What is read of a column: the column itself, or an expression of its type.
   *
   * @param column of {@code tracks}
   */
  public String expression(String column) {
    if (column.equals("provenance") && isBarring()) {
      return provenance();
    }
    if (!isMasked(column)) {
      return column;
    }
    return column.equals("id")
        ? String.format(
            Locale.ROOT, "CASE WHEN %s THEN id ELSE 'tensoe:' || md5(id) END", isKept("id"))
        : String.format(Locale.ROOT, "CASE WHEN %s THEN %s END", isKept(column), column);
  }

  /** Which tracks are read, a condition. */
  public String condition() {
    StringBuilder condition = new StringBuilder(isIdentified());
    if (from != null) {
      condition.append(" AND id >= ").append(literal(from));
    }
    if (to != null) {
      condition.append(" AND id < ").append(literal(to));
    }
    return condition.toString();
  }

  /** Whether the track keeps title and artist; a condition. */
  String isIdentified() {
    return !isBarring()
        ? "true"
        : IDENTITY.stream()
            .map(column -> "btrim(" + column + ") <> '' AND " + isKept(column))
            .collect(Collectors.joining(" AND "));
  }

  /** Whether values of a column may be left out. */
  boolean isMasked(String column) {
    return SOURCED.contains(column)
        && (isProofNeeded || !barred.getOrDefault(column, Set.of()).isEmpty());
  }

  /** Whether the value of a column is not left out; a condition that is never null. */
  String isKept(String column) {
    if (!isMasked(column)) {
      return "true";
    }
    String sources =
        new TreeSet<>(barred.getOrDefault(column, Set.of()))
            .stream().map(TrackSelection::literal).collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "coalesce(NOT string_to_array(%s, ',') && ARRAY[%s]::text[], %s)",
        origin(column),
        sources,
        !isProofNeeded);
  }

  /** The sources of a column's value, separated by commas; null = unknown. An SQL expression. */
  String origin(String column) {
    return switch (column) {
      case "id" -> "coalesce(provenance ->> 'id', " + giver() + ")";
      case "release_date_precision" ->
          "coalesce(provenance ->> 'release_date_precision', provenance ->> 'release_date')";
      default -> "provenance ->> '" + column + "'";
    };
  }

  /** Who gave the id of a row that does not say so, by what the id begins with. */
  private String giver() {
    StringBuilder known = new StringBuilder("CASE");
    new TreeMap<>(givers)
        .forEach(
            (prefix, source) ->
                known
                    .append(" WHEN ")
                    .append(
                        prefix.isEmpty()
                            ? "strpos(id, ':') = 0"
                            : "starts_with(id, " + literal(prefix) + ")")
                    .append(" THEN ")
                    .append(literal(source)));
    return givers.isEmpty() ? "split_part(id, ':', 1)" : known + " ELSE split_part(id, ':', 1) END";
  }

  /** Says nothing of values that are left out. */
  private String provenance() {
    String gone =
        SOURCED.stream()
            .filter(this::isMasked)
            .map(
                column ->
                    String.format(
                        Locale.ROOT, "CASE WHEN NOT %s THEN '%s' END", isKept(column), column))
            .collect(Collectors.joining(", "));
    return gone.isEmpty() ? "provenance" : "provenance - array_remove(ARRAY[" + gone + "], NULL)";
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
