package io.tensoe.ingestion.match;

import io.tensoe.ingestion.match.text.Limits;
import io.tensoe.ingestion.match.text.TextKey;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key under which all answers about one wanted album meet. */
public final class AlbumKey {
  /** Only the number of an AOTY address decides; /album/{number}.php works without the rest. */
  private static final Pattern AOTY_NUMBER = Pattern.compile("(?:^|/)album/(\\d+)(?!\\d)");

  private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");

  private AlbumKey() {}

  /**
   * Folded artist and title, edition words kept, plus the hints in a fixed order: rows whose hints
   * differ are different albums. A pure function of its arguments, so the same row has the same key
   * in every run. A hint that is null or blank is left out; a barcode is compared as a number, an
   * AOTY address by the number in it. A key that no index would take ends in a digest.
   *
   * @return e.g. {@code weezer|weezer|year=1994}
   */
  public static String of(
      String artist,
      String album,
      @Nullable Integer year,
      @Nullable String spotifyId,
      @Nullable String upc,
      @Nullable String mbid,
      @Nullable String aotyUrl) {
    StringBuilder key = new StringBuilder();
    key.append(escaped(TextKey.fold(artist))).append('|').append(escaped(TextKey.fold(album)));
    append(key, "year", year == null ? null : year.toString());
    append(key, "spotify", spotifyId);
    append(key, "upc", upc == null ? null : barcode(upc));
    append(key, "mbid", mbid == null ? null : mbid.toLowerCase(Locale.ROOT));
    append(key, "aoty", aotyUrl == null ? null : aotyNumber(aotyUrl));
    return shortened(key.toString());
  }

  /**
   * A barcode as a number: services pad the same one to 12, 13 or 14 digits.
   *
   * @return digits without leading zeros; the text as it is when it holds no digit
   */
  static String barcode(String upc) {
    String digits = NOT_DIGITS.matcher(upc).replaceAll("");
    return digits.isEmpty() ? upc : LEADING_ZEROS.matcher(digits).replaceFirst("");
  }

  /**
   * The number of an album page in its address or path.
   *
   * @return the text as it is when it holds none
   */
  public static String aotyNumber(String url) {
    Matcher number = AOTY_NUMBER.matcher(url);
    return number.find() ? number.group(1) : url;
  }

  /** What an index takes: the beginning of a longer key, and a digest that keeps it unique. */
  private static String shortened(String key) {
    return key.getBytes(StandardCharsets.UTF_8).length <= Limits.KEY_BYTES
        ? key
        : Limits.beginning(key, Limits.KEY_BYTES / 4) + '|' + Limits.digest(key);
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
