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
 * Checks the answers of sources that are asked by the wanted album alone against those of the
 * catalogues: the page of an album often links to the album in a catalogue, which is better
 * evidence than names. The id that the catalogue found makes the match certain; another id under
 * another title halves the confidence; another id under the same title is another edition or market
 * and changes nothing.
 *
 * <p>An answer that is too doubtful is not merged: scores of a wrong album cost more in training
 * data than missing ones. It becomes {@code absent} and says why. Half of a certain match (a page
 * that the user named) is still merged.
 */
final class Screening {

  /** Below this, an answer is about another album more often than not. */
  static final double LEAST_CONFIDENCE = 0.5;

  private static final double ANOTHER_ALBUM = 0.5;

  /** What may follow a title without making it another album. */
  private static final Pattern EDITION =
      Pattern.compile(
          "\\s*(?:[(\\[][^()\\[\\]]*\\bWORD\\b[^()\\[\\]]*[)\\]]|\\s-\\s[^-]*\\bWORD\\b[^-]*)\\s*$"
              .replace(
                  "WORD",
                  "(?:edition|deluxe|expanded|anniversary|bonus|remaster(?:ed)?|reissue|explicit)"),
          Pattern.CASE_INSENSITIVE);

  private Screening() {}

  /** The outcomes, those of {@link TrustOrder#byAlbum()} checked; order and number stay. */
  static List<Outcome> of(List<Outcome> outcomes, TrustOrder trust) {
    List<SourceAlbum> catalogued =
        outcomes.stream()
            .filter(trust::isOfCatalogue)
            .map(Outcome::album)
            .filter(Objects::nonNull)
            .toList();
    return outcomes.stream()
        .map(
            outcome ->
                trust.byAlbum().contains(outcome.source())
                    ? checked(outcome, catalogued, trust)
                    : outcome)
        .toList();
  }

  private static Outcome checked(Outcome outcome, List<SourceAlbum> catalogued, TrustOrder trust) {
    SourceAlbum page = outcome.album();
    if (page == null) {
      return outcome;
    }
    double confidence = outcome.confidence() == null ? 1 : outcome.confidence();
    for (SourceAlbum album : catalogued) {
      String linked = linkedId(page, album.source(), trust);
      if (linked != null && album.id() != null) {
        if (linked.equals(album.id())) {
          confidence = 1;
          break;
        }
        confidence *= isEditionOf(page, album) ? 1 : ANOTHER_ALBUM;
      }
    }
    if (confidence >= LEAST_CONFIDENCE) {
      return new Outcome(
          outcome.source(),
          outcome.seed(),
          Status.FOUND,
          page,
          null,
          outcome.reason(),
          null,
          confidence);
    }
    String reason = "its best match, \"" + page.title() + "\", is too doubtful to be merged";
    return new Outcome(
        outcome.source(), outcome.seed(), Status.ABSENT, null, null, reason, null, null);
  }

  private static boolean isEditionOf(SourceAlbum page, SourceAlbum album) {
    return editionless(page.title()).equals(editionless(album.title()));
  }

  /** The album at the catalogue that the page links to; null = no such link. */
  private static @Nullable String linkedId(SourceAlbum page, String catalogue, TrustOrder trust) {
    String link = page.links().get(catalogue);
    String form = trust.albumLinks().get(catalogue);
    if (link == null || form == null) {
      return null;
    }
    Matcher album = Pattern.compile(form).matcher(link);
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
