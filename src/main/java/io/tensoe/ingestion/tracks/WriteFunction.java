package io.tensoe.ingestion.tracks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parts of the function {@code tensoe_write} that name columns of {@code tracks}: the migration
 * {@code R__tracks.sql} has a placeholder for each, and is applied again when one of them changes.
 */
public final class WriteFunction {
  private static final List<TrackColumn> WRITTEN = TrackColumn.WRITTEN;
  private static final List<TrackColumn> CHANGING =
      WRITTEN.stream().filter(column -> column.rule() != TrackColumn.Rule.KEY).toList();

  private WriteFunction() {}

  /**
   * Placeholder to SQL. In it {@code old} is the known row and {@code said} what is to be written.
   */
  public static Map<String, String> placeholders() {
    return Map.ofEntries(
        Map.entry(
            "parameters",
            list(WRITTEN, column -> "p_" + column.name() + " " + type(column) + "[]")),
        Map.entry("arrays", list(WRITTEN, column -> "p_" + column.name())),
        Map.entry("columns", list(WRITTEN, TrackColumn::name)),
        Map.entry("values", list(WRITTEN, column -> typed(column) + " AS " + column.name())),
        Map.entry("typed", list(CHANGING, WriteFunction::typed)),
        Map.entry("changing", list(CHANGING, TrackColumn::name)),
        Map.entry("old", list(CHANGING, column -> "old." + column.name())),
        Map.entry("said", list(CHANGING, column -> "said." + column.name())),
        Map.entry("next", list(CHANGING, column -> "next." + column.name())),
        Map.entry("n", list(CHANGING, column -> "n." + column.name())),
        Map.entry("next_values", list(CHANGING, WriteFunction::next)),
        Map.entry("joint_kept", kept()));
  }

  /** Type of one element of its array. */
  static String type(TrackColumn column) {
    return switch (column.kind()) {
      case TEXT, TEXTS, JSON -> "text";
      case INTEGER -> "integer";
      case REAL -> "real";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp";
    };
  }

  /** A list comes as the text of an array. */
  private static String typed(TrackColumn column) {
    return "t." + column.name() + (column.kind() == TrackColumn.Kind.TEXTS ? "::text[]" : "");
  }

  private static String next(TrackColumn column) {
    if (column.rule() == TrackColumn.Rule.OWNER) {
      return String.format(
          Locale.ROOT,
          "CASE WHEN f.is_owner THEN said.%1$s ELSE old.%1$s END AS %1$s",
          column.name());
    }
    return String.format(
        Locale.ROOT,
        "%1$s(old.%2$s, said.%2$s, f.is_owner, is_replacing,"
            + " tensoe_heard(old.provenance, '%3$s', f.heard)) AS %2$s",
        column.rule() == TrackColumn.Rule.JOINT ? "tensoe_joint" : "tensoe_next",
        column.name(),
        column.origin());
  }

  /** Who made a value together that stays, see {@code tensoe_kept}. */
  private static String kept() {
    return CHANGING.stream()
        .filter(column -> column.rule() == TrackColumn.Rule.JOINT)
        .filter(column -> column.origin().equals(column.name()))
        .map(
            column ->
                String.format(
                    Locale.ROOT,
                    "|| tensoe_kept(old.provenance, '%1$s', old.%1$s IS NULL, f.heard)",
                    column.name()))
        .collect(Collectors.joining(" "));
  }

  private static String list(List<TrackColumn> columns, Function<TrackColumn, String> text) {
    return columns.stream().map(text).collect(Collectors.joining(", "));
  }
}
