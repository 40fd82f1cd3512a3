package io.tensoe.ingestion.sandbox.aoty;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Style;
import io.tensoe.ingestion.sandbox.albums.Text;
import io.tensoe.ingestion.sandbox.albums.Variant;
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
 * @param isOld whether it is in the markup before 2026
 */
record PageFacts(
    String critic,
    int critics,
    String user,
    int users,
    String format,
    List<String> primary,
    List<String> secondary,
    String mustHear,
    boolean isOld) {

  private static final PageFacts NONE =
      new PageFacts("", 0, "", 0, "LP", List.of(), List.of(), "", false);

  /** Of a page; next to nothing for the near misses. */
  static PageFacts of(Release release) {
    if (release.ref().variant() != Variant.ORIGINAL) {
      return NONE;
    }
    return release.ref().generated() ? madeUp(release) : noted(release);
  }

  private static PageFacts noted(Release release) {
    List<String> critic = Text.parts(release.note("critic", "|0"), "\\|");
    List<String> user = Text.parts(release.note("user", "|0"), "\\|");
    List<String> genres = Text.parts(release.note("genres", ""), "/");
    return new PageFacts(
        critic.get(0),
        Integer.parseInt(critic.get(1)),
        user.get(0),
        Integer.parseInt(user.get(1)),
        release.note("format", "LP"),
        genres.isEmpty() ? List.of() : Text.parts(genres.get(0), ","),
        genres.size() < 2 ? List.of() : Text.parts(genres.get(1), ","),
        release.note("must", ""),
        release.has("old-markup"));
  }

  private static PageFacts madeUp(Release release) {
    long seed = Dice.mix(release.ref().index());
    int criticTenThousandths = 450_000 + Dice.below(500_000, seed, 8);
    int userTenths = 450 + Dice.below(500, seed, 9);
    boolean reviewed = Dice.below(8, seed, 10) != 0;
    boolean rated = reviewed || Dice.below(4, seed, 11) != 0;
    List<String> genres = genres(release.ref().style());
    return new PageFacts(
        reviewed ? String.valueOf(criticTenThousandths / 10_000d) : "",
        reviewed ? 5 + Dice.below(40, seed, 12) : 0,
        rated ? String.valueOf(userTenths / 10d) : "",
        rated ? 10 + Dice.below(30_000, seed, 13) : 0,
        "LP",
        genres.subList(0, 1),
        genres.subList(1, 2),
        "",
        Dice.below(16, seed, 7) == 0);
  }

  /** The text beside the exact value, "80" for "80.4". */
  static String rounded(String exact) {
    return String.valueOf(Math.round(Double.parseDouble(exact)));
  }

  /** In the order of {@link io.tensoe.ingestion.sandbox.albums.Style}. */
  private static List<String> genres(Style style) {
    return switch (style) {
      case INDIE_ROCK -> List.of("Indie Rock", "Post-Punk");
      case HIP_HOP -> List.of("Conscious Hip Hop", "Jazz Rap");
      case ELECTRONIC -> List.of("Ambient", "IDM");
      case POST_ROCK -> List.of("Post-Rock", "Experimental Rock");
      case FOLK -> List.of("Contemporary Folk", "Singer-Songwriter");
      case SOUL -> List.of("Neo-Soul", "Funk");
      case METAL -> List.of("Doom Metal", "Sludge Metal");
    };
  }
}
