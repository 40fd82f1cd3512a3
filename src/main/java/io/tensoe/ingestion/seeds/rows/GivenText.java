package io.tensoe.ingestion.seeds.rows;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cells that say nothing in many words. */
final class GivenText {
  /** What spreadsheets, pandas, databases and people write where nothing is known. */
  private static final Set<String> NOT_GIVEN =
      Set.of(
          "0",
          "0.0",
          "-",
          "--",
          "–",
          "—",
          "?",
          "n/a",
          "na",
          "n.a.",
          "#n/a",
          "#n/a n/a",
          "<na>",
          "nan",
          "-nan",
          "nat",
          "none",
          "null",
          "nil",
          "(null)",
          "\\n",
          "undefined",
          "unknown",
          "(unknown)",
          "[unknown]",
          "not available",
          "not known",
          "not given",
          "no year",
          "year unknown",
          "unknown year",
          "-1",
          "#ref!",
          "#value!",
          "tba",
          "tbd",
          "false");

  private GivenText() {}

  /** Trimmed; null for a blank cell and for one that says that nothing is known. */
  static @Nullable String in(@Nullable String cell) {
    String text = cell == null ? "" : cell.strip();
    return text.isEmpty() || NOT_GIVEN.contains(text.toLowerCase(Locale.ROOT)) ? null : text;
  }
}
