package io.tensoe.ingestion.match;

import io.tensoe.ingestion.match.text.ComparedText;
import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.model.Seed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key under which all answers about one wanted album meet. */
public final class AlbumKey {
  private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");

  /**
   * Bytes of an album key in UTF-8. It is a primary key, and PostgreSQL takes index entries of up
   * to 2,704 bytes (a third of a page, https://www.postgresql.org/docs/current/btree.html).
   */
  static final int MOST_BYTES = 2_000;

  private AlbumKey() {}

  /** The key of an album that no id names. */
  public static String of(String artist, String album, @Nullable Integer year) {
    return of(artist, album, year, Map.of(), List.of());
  }

  /**
   * Folded artist and title, edition words kept, plus the hints in a fixed order: rows whose hints
   * differ are different albums. A pure function of its arguments, so the same row has the same key
   * in every run. A hint that is null or blank is left out; a pin stands there as its rule says. A
   * key that no index would take ends in a digest.
   *
   * @param pins as in {@link Seed#pins()}
   * @param rules of all pins, in the order in which they stand in the key
   * @return e.g. {@code weezer|weezer|year=1994}
   */
  public static String of(
      String artist,
      String album,
      @Nullable Integer year,
      Map<String, String> pins,
      List<? extends PinRule> rules) {
    StringBuilder key = new StringBuilder();
    key.append(escaped(TextKey.fold(artist))).append('|').append(escaped(TextKey.fold(album)));
    append(key, "year", year == null ? null : year.toString());
    for (PinRule rule : rules) {
      String value = pins.get(rule.name());
      append(key, rule.name(), value == null ? null : rule.inKey(value));
    }
    return shortened(key.toString());
  }

  /**
   * A barcode as a number: services pad the same one to 12, 13 or 14 digits.
   *
   * @return digits without leading zeros; the text as it is when it holds no digit
   */
  public static String barcode(String upc) {
    String digits = NOT_DIGITS.matcher(upc).replaceAll("");
    return digits.isEmpty() ? upc : LEADING_ZEROS.matcher(digits).replaceFirst("");
  }

  /** What an index takes: the beginning of a longer key, and a digest that keeps it unique. */
  private static String shortened(String key) {
    return key.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
        ? key
        : ComparedText.beginning(key, MOST_BYTES / 4) + '|' + ComparedText.digest(key);
  }

  private static void append(StringBuilder key, String name, @Nullable String hint) {
    if (hint != null && !hint.isBlank()) {
      key.append('|').append(name).append('=').append(escaped(hint.strip()));
    }
  }

  /** Folded words hold no bar; a title of bare punctuation or a hint may. */
  private static String escaped(String part) {
    return part.indexOf('|') < 0 && part.indexOf('\\') < 0
        ? part
        : part.replace("\\", "\\\\").replace("|", "\\|");
  }
}
