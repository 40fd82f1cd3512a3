package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.match.AlbumKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pins that belong to no single source. */
final class CommonPins {
  /** GTIN-8 to GTIN-14, as in https://www.gs1.org/standards/id-keys/gtin. */
  private static final Pattern UPC = Pattern.compile("\\d{8,14}");

  private static final Pattern MBID =
      Pattern.compile(
          "(?:(?:https?://)?(?:www\\.|beta\\.)?musicbrainz\\.org/release(?:-group)?/)?"
              + "(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})(?:/[a-z-]*)?(?:[?#].*)?",
          Pattern.CASE_INSENSITIVE);

  /** The barcode, and the id of a release or release group that many services pass on. */
  static final List<Pin> ALL =
      List.of(
          Pin.named("upc", 20, "upc")
              .wanting(
                  "8 to 14 digits (format the column as text in the spreadsheet)", CommonPins::upc)
              .keyed(AlbumKey::barcode)
              .build(),
          Pin.named("mbid", 30, "mbid")
              .spelled("album_mbid")
              .spelledInTrackLists("album_mbid", "release_mbid")
              .wanting(
                  "the MusicBrainz id or address of a release or release group", CommonPins::mbid)
              .keyed(id -> id.toLowerCase(Locale.ROOT))
              .build());

  private CommonPins() {}

  /**
   * The digits. The check digit is not enforced: spreadsheets drop leading zeros and labels print
   * wrong ones, and the number is only compared with what a source has.
   */
  private static Optional<String> upc(String text) {
    String digits = text.replaceAll("[\\s\\u00A0-]", "");
    return UPC.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
  }

  /** The bare id in lower case, also out of an address of a release or release group. */
  private static Optional<String> mbid(String text) {
    Matcher id = MBID.matcher(text);
    return id.matches() ? Optional.of(id.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
  }
}
