package io.tensoe.ingestion.sources.aoty;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a user names an album of the site: by the address or the path of its page. */
final class AotyPin {
  /** The number alone decides which page it is; a user name in front of the host is refused. */
  private static final Pattern PAGE =
      Pattern.compile(
          "(https?://[!-~&&[^/?#@]]+|www\\.albumoftheyear\\.org|albumoftheyear\\.org)?"
              + "/album/\\d+[!-~&&[^?#]]*(?:[?#][!-~]*)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
  private static final Pattern NUMBER_IN_PAGE = Pattern.compile("(?:^|/)album/(\\d+)(?!\\d)");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");

  private AotyPin() {}

  /**
   * Verbatim. Any host is fine, for only the path is used; an address without a scheme gets {@code
   * https://}, so that its path can be told from its host.
   */
  static Optional<String> read(String text) {
    Matcher page = PAGE.matcher(text);
    if (!page.matches() || text.contains("..")) {
      return Optional.empty();
    }
    @Nullable String site = page.group(1);
    return Optional.of(site == null || site.contains("://") ? text : "https://" + text);
  }

  /** The number in an address, a path or a text that is the number; without leading zeros. */
  static String number(String page) {
    return LEADING_ZEROS.matcher(inKey(page)).replaceFirst("");
  }

  /** The number as it is written; a text without one as it is. */
  static String inKey(String page) {
    Matcher number = NUMBER_IN_PAGE.matcher(page);
    return number.find() ? number.group(1) : page;
  }

  /** Whether a text is a number and nothing else. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }
}
