package io.tensoe.ingestion.match;

import io.tensoe.ingestion.match.Candidate.Wish;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import java.util.List;
import java.util.Optional;

/** Which of several albums is the wanted one; the first search hit is never taken blindly. */
public final class Candidates {
  /** Confidences nearer than this do not tell two albums apart. */
  private static final double MARGIN = 0.02;

  private Candidates() {}

  /**
   * Chooses the wanted album, or none rather than a wrong one.
   *
   * <p>Artist, name, numbers and version (live, remix, re-recorded …) must agree; edition, year and
   * format then decide between those that do. An id given as a hint decides alone, for the album
   * that has it and against any other of the same service; an equal barcode decides unless artist
   * and title both speak against it. With a year given, an album of the artist's own name (or
   * "Greatest Hits" and the like) more than a year away is another album; other titles may be
   * reissues, whose dates vary, and only lose confidence. Candidates that cannot be told apart are
   * decided by the order of the search when they are pressings of one album, and refused when they
   * are two albums. What the seed forbids is not looked at.
   *
   * @param candidates in the order of the search, track lists not needed
   * @return empty = none of them is good enough, or two different ones are equally good
   */
  public static Optional<Choice> choose(Seed seed, List<SourceAlbum> candidates) {
    Wish wish = Wish.of(seed);
    List<Candidate> accepted =
        candidates.stream()
            .filter(a -> !seed.forbids(a.source(), a.id()))
            .map(a -> Candidate.of(wish, a))
            .filter(Candidate::isAccepted)
            .toList();
    if (accepted.isEmpty()) {
      return Optional.empty();
    }
    Candidate best = accepted.get(0);
    for (Candidate next : accepted) {
      best = next.confidence() > best.confidence() ? next : best;
    }
    return isRivalled(wish, best, accepted)
        ? Optional.empty()
        : Optional.of(new Choice(best.album(), best.confidence()));
  }

  private static boolean isRivalled(Wish wish, Candidate best, List<Candidate> accepted) {
    return Hints.of(wish.seed(), best.album()) != Hints.PROVEN
        && accepted.stream()
            .filter(other -> !other.equals(best) && other.confidence() > best.confidence() - MARGIN)
            .anyMatch(other -> !best.isSameAlbumAs(other, wish.reused()));
  }

  /**
   * A match.
   *
   * @param confidence 0 to 1. 1 = an id that was given as a hint, or the same artist, title,
   *     edition and year; about 0.97 = the same but for spelling, or a year next to it; about 0.88
   *     = another edition, a reissue of another year, or only a single of that name; below 0.8 =
   *     several of these at once
   */
  public record Choice(SourceAlbum album, double confidence) {}
}
