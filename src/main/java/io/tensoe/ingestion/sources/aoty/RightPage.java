package io.tensoe.ingestion.sources.aoty;

import static io.tensoe.ingestion.sources.SourceException.Kind.REFUSED;

import io.tensoe.ingestion.match.Candidates;
import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.Sources;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a page is about the wanted album: its link to Spotify proves it, else its names must. */
final class RightPage {
  /**
   * Confidence in a page that the user named and of which only the artist or the title agrees, such
   * as "Weezer (Blue Album)" for "Weezer".
   */
  private static final double NAMED_ONLY = 0.8;

  private RightPage() {}

  /** How sure a page found by name is the wanted one; empty = it is not. */
  static Optional<Double> confidence(SourceAlbum page, Wanted wanted) {
    Optional<String> linked = SpotifyLink.idIn(page);
    if (linked.isPresent() && linked.equals(SpotifyLink.idOf(wanted))) {
      return Optional.of(1.0);
    }
    // That the page has the number it was asked by proves nothing, so the hint is left out.
    return Candidates.choose(
            wanted.seed().toBuilder().pin(AotySpec.PIN.name(), null).build(),
            List.of(page),
            Sources.pins())
        .map(Candidates.Choice::confidence);
  }

  /**
   * How sure a page named by the user is the wanted one: the user is believed unless both artist
   * and title speak against it.
   *
   * @throws SourceException REFUSED if it is about something else, which the user must know
   */
  static double confidenceWhenNamed(SourceAlbum page, Wanted wanted) throws SourceException {
    Optional<Double> confidence = confidence(page, wanted);
    if (confidence.isPresent()) {
      return confidence.get();
    }
    Seed seed = wanted.seed();
    String artists = String.join(" & ", page.artists());
    boolean artistAgrees =
        Stream.concat(page.artists().stream(), Stream.of(artists))
            .anyMatch(artist -> TextKey.fold(artist).equals(TextKey.fold(seed.artist())));
    if (artistAgrees || titlesAgree(page.title(), seed.album())) {
      return NAMED_ONLY;
    }
    throw new SourceException(
        REFUSED,
        String.format(
            Locale.ROOT,
            "aoty_url %s is \"%s\" by %s, not \"%s\" by %s",
            seed.pin(AotySpec.PIN.name()),
            page.title(),
            artists,
            seed.album(),
            seed.artist()));
  }

  /** Equal, or one goes on where the other ends. */
  private static boolean titlesAgree(String left, String right) {
    String one = TextKey.fold(left) + " ";
    String other = TextKey.fold(right) + " ";
    return one.startsWith(other) || other.startsWith(one);
  }
}
