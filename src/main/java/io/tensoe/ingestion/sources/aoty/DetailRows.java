package io.tensoe.ingestion.sources.aoty;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The rows under "Details" of an album page, such as "January 16, 2026 / Release Date". */
final class DetailRows {
  private static final String ROW = ".detailRow";

  /** The last one says what the row is about, after a slash and a no-break space. */
  private static final String KIND = "span";

  private static final Pattern BEFORE_KIND = Pattern.compile("^[/\\s\u00a0]+");

  private final Map<String, Element> rows = new LinkedHashMap<>();

  DetailRows(Element page) {
    for (Element row : page.select(ROW)) {
      Element kind = row.select(KIND).last();
      if (kind != null) {
        rows.putIfAbsent(kind(kind.text()), row);
      }
    }
  }

  /** The row of that kind; a last word is enough: {@code Date} finds {@code Release Date}. */
  Optional<Element> row(String kind) {
    String wanted = kind.toLowerCase(Locale.ROOT);
    return rows.entrySet().stream()
        .filter(entry -> entry.getKey().equals(wanted) || entry.getKey().endsWith(" " + wanted))
        .findFirst()
        .map(Map.Entry::getValue);
  }

  /** Text of the row of that kind; null = no such row, or empty. */
  @Nullable String value(String kind) {
    Optional<Element> row = row(kind);
    if (row.isEmpty()) {
      return null;
    }
    Element alone = row.get().clone();
    Objects.requireNonNull(alone.select(KIND).last()).remove();
    String text = alone.text().replace('\u00a0', ' ').strip();
    return text.isEmpty() ? null : text;
  }

  /** Rows with several entries are named in the plural by some pages: Genres, Labels. */
  private static String kind(String text) {
    String kind = BEFORE_KIND.matcher(text).replaceFirst("").strip().toLowerCase(Locale.ROOT);
    return kind.endsWith("s") ? kind.substring(0, kind.length() - 1) : kind;
  }
}
