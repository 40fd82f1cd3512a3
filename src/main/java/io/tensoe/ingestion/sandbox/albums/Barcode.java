package io.tensoe.ingestion.sandbox.albums;

/** UPC and ISRC codes that look right: correct check digits, made-up numbers. */
public final class Barcode {
  private static final int MADE_UP_PREFIX = 8;
  private static final int INDEX_DIGITS = 10;
  private static final String[] REGISTRANTS = {
    "GBAYE", "USRC1", "USUM7", "GBUM7", "JPZ92", "DEN96"
  };
  private static final int HYPHENATED_IN = 33;

  private Barcode() {}

  /** Twelve digits with a right check digit, unique for the number. */
  static String upc(long number) {
    String digits = MADE_UP_PREFIX + digits(number % 10_000_000_000L, INDEX_DIGITS);
    return digits + checkDigit(digits);
  }

  /** The number in a made-up UPC of any padding; -1 for a foreign one. */
  public static long number(String upc) {
    String digits = upc.replaceFirst("^0+", "");
    boolean ours =
        digits.length() == INDEX_DIGITS + 2
            && digits.matches("\\d+")
            && digits.charAt(0) == '0' + MADE_UP_PREFIX;
    return ours ? Long.parseLong(digits.substring(1, INDEX_DIGITS + 1)) : -1;
  }

  /** The form that a strict search wants: 14 digits. */
  public static String padded(String upc) {
    return "0".repeat(Math.max(0, 14 - upc.length())) + upc;
  }

  /** About 3 of 100 are hyphenated, as catalogues delivered some in 2025. */
  static String isrc(long number, int year) {
    String registrant = REGISTRANTS[Dice.below(REGISTRANTS.length, number)];
    String serial = digits(number % 100_000, 5);
    String shortYear = digits(year % 100, 2);
    if (Dice.below(HYPHENATED_IN, number, 5) == 0) {
      return registrant.substring(0, 2)
          + "-"
          + registrant.substring(2)
          + "-"
          + shortYear
          + "-"
          + serial;
    }
    return registrant + shortYear + serial;
  }

  /** With leading zeros. A Formatter here would be half of the time a generated album takes. */
  static String digits(long number, int width) {
    String text = Long.toString(number);
    return "0".repeat(Math.max(0, width - text.length())) + text;
  }

  private static int checkDigit(String elevenDigits) {
    int sum = 0;
    for (int i = 0; i < elevenDigits.length(); i++) {
      sum += (elevenDigits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
    }
    return (10 - sum % 10) % 10;
  }
}
