package io.tensoe.ingestion.sources.aoty;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The site's ways to write numbers. Null = there is no such number in the text. */
final class Texts {
  private static final Pattern SCORE = Pattern.compile("\\d{1,3}(?:\\.\\d+)?");

  /** {@code 17}, {@code 20,489}, {@code (304)}, {@code (15.7K)}, {@code 4304 Ratings}. */
  private static final Pattern COUNT =
      Pattern.compile("(\\d[\\d,]*(?:\\.\\d+)?)\\s*([KM](?![a-z]))?", Pattern.CASE_INSENSITIVE);

  private static final Pattern LENGTH = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{2})");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Digits and commas of a count; "2,147,483,647" has 13. */
  private static final int LONGEST_COUNT = 20;

  private static final int LONGEST_NUMBER = 6;

  private Texts() {}

  /** 0 to 100; null for {@code NR} and anything else. */
  static @Nullable Double score(String text) {
    if (!SCORE.matcher(text.strip()).matches()) {
      return null;
    }
    double score = Double.parseDouble(text.strip());
    return score <= 100 ? score : null;
  }

  /** The first count in the text, thousands written with a comma or as K or M. */
  static @Nullable Integer count(String text) {
    Matcher matcher = COUNT.matcher(text);
    if (!matcher.find() || matcher.group(1).length() > LONGEST_COUNT) {
      return null;
    }
    String unit = matcher.group(2) == null ? "" : matcher.group(2).toUpperCase(Locale.ROOT);
    int power = unit.equals("K") ? 3 : unit.equals("M") ? 6 : 0;
    BigDecimal count = new BigDecimal(matcher.group(1).replace(",", ""));
    BigDecimal whole = count.scaleByPowerOfTen(power);
    return whole.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0 ? null : whole.intValue();
  }

  /** Milliseconds of {@code 2:51} or {@code 1:02:03}; null also for {@code 0:00}. */
  static @Nullable Integer milliseconds(String text) {
    Matcher matcher = LENGTH.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    int hours = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
    int minutes = Integer.parseInt(matcher.group(2));
    int seconds = (hours * 60 + minutes) * 60 + Integer.parseInt(matcher.group(3));
    return seconds == 0 || seconds > Integer.MAX_VALUE / 1000 ? null : seconds * 1000;
  }

  /** The first whole number; null = none, or one of more than six digits. */
  static @Nullable Integer number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    return matcher.find() && matcher.group().length() <= LONGEST_NUMBER
        ? Integer.valueOf(matcher.group())
        : null;
  }

  /** Of an element with microdata, which stands in an attribute or as text; empty = none. */
  static String content(@Nullable Element element) {
    if (element == null) {
      return "";
    }
    return (element.hasAttr("content") ? element.attr("content") : element.text()).strip();
  }
}
