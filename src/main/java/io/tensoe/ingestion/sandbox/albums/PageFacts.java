package io.tensoe.ingestion.sandbox.albums;

import java.util.List;

/**
 * What AOTY's page says beside the track list.
 *
 * @param critic exact critic score 0 to 100 as printed in the title attribute; empty when unrated
 * @param critics number of reviews
 * @param user exact user score; empty when unrated
 * @param users number of ratings
 * @param format "LP", "EP", "Compilation" …
 * @param primary AOTY's main genres
 * @param secondary AOTY's further genres
 * @param mustHear "critic", "user", "both" or empty
 */
public record PageFacts(
    String critic,
    int critics,
    String user,
    int users,
    String format,
    List<String> primary,
    List<String> secondary,
    String mustHear) {

  static final PageFacts NONE = new PageFacts("", 0, "", 0, "LP", List.of(), List.of(), "");

  /** The text beside the exact value, "80" for "80.4". */
  public static String rounded(String exact) {
    return String.valueOf(Math.round(Double.parseDouble(exact)));
  }
}
