package io.tensoe.ingestion.merge;

import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Outcome.Status;
import io.tensoe.ingestion.model.SourceAlbum;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks Album of the Year's answer against Spotify's: the page of an album links to the album on
 * Spotify, which is better evidence than names. The same id makes the match certain; another id
 * under another title halves the confidence; another id under the same title is another edition or
 * market and changes nothing.
 *
 * <p>An answer that is too doubtful is not merged: scores of a wrong album cost more in training
 * data than missing ones. It becomes {@code absent} and says why. Half of a certain match (a page
 * that the user named) is still merged.
 */
final class Screening {

  /** Below this, an answer is about another album more often than not. */
  static final double LEAST_CONFIDENCE = 0.5;

  private static final double ANOTHER_ALBUM = 0.5;

  private static final Pattern SPOTIFY_ALBUM =
      Pattern.compile("open\\.spotify\\.com/(?:[a-z-]+/)?album/([A-Za-z0-9]{22})");

  /** What may follow a title without making it another album. */
  private static final Pattern EDITION =
      Pattern.compile(
          "\\s*(?:[(\\[][^()\\[\\]]*\\bWORD\\b[^()\\[\\]]*[)\\]]|\\s-\\s[^-]*\\bWORD\\b[^-]*)\\s*$"
              .replace(
                  "WORD",
                  "(?:edition|deluxe|expanded|anniversary|bonus|remaster(?:ed)?|reissue|explicit)"),
          Pattern.CASE_INSENSITIVE);

  private Screening() {}

  /** The outcomes with that of {@code aoty} checked; order and number stay. */
  static List<Outcome> of(List<Outcome> outcomes) {
    SourceAlbum spotify =
        outcomes.stream()
            .filter(outcome -> outcome.source().equals("spotify"))
            .map(Outcome::album)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return outcomes.stream()
        .map(outcome -> outcome.source().equals("aoty") ? checked(outcome, spotify) : outcome)
        .toList();
  }

  private static Outcome checked(Outcome aoty, @Nullable SourceAlbum spotify) {
    SourceAlbum page = aoty.album();
    if (page == null) {
      return aoty;
    }
    double confidence = confidence(aoty, page, spotify);
    if (confidence >= LEAST_CONFIDENCE) {
      return new Outcome(
          aoty.source(), aoty.seed(), Status.FOUND, page, null, aoty.reason(), null, confidence);
    }
    String reason = "its best match, \"" + page.title() + "\", is too doubtful to be merged";
    return new Outcome(aoty.source(), aoty.seed(), Status.ABSENT, null, null, reason, null, null);
  }

  private static double confidence(Outcome aoty, SourceAlbum page, @Nullable SourceAlbum spotify) {
    double stated = aoty.confidence() == null ? 1 : aoty.confidence();
    String linked = linkedId(page);
    if (spotify == null || spotify.id() == null || linked == null) {
      return stated;
    }
    if (linked.equals(spotify.id())) {
      return 1;
    }
    boolean edition = editionless(page.title()).equals(editionless(spotify.title()));
    return edition ? stated : stated * ANOTHER_ALBUM;
  }

  private static @Nullable String linkedId(SourceAlbum page) {
    String link = page.links().get("spotify");
    Matcher album = SPOTIFY_ALBUM.matcher(link == null ? "" : link);
    return album.find() ? album.group(1) : null;
  }

  private static String editionless(String title) {
    String bare = title;
    for (Matcher edition = EDITION.matcher(bare); edition.find(); edition = EDITION.matcher(bare)) {
      bare = bare.substring(0, edition.start());
    }
    return TextKey.fold(bare.isBlank() ? title : bare);
  }

  /** The same outcome with a remark for people; blank = nothing to remark. */
  static Outcome noting(Outcome outcome, String remark) {
    return remark.isBlank()
        ? outcome
        : new Outcome(
            outcome.source(),
            outcome.seed(),
            outcome.status(),
            outcome.album(),
            outcome.failure(),
            outcome.reason() == null ? remark : outcome.reason() + "; " + remark,
            outcome.until(),
            outcome.confidence(),
            outcome.cause());
  }
}
