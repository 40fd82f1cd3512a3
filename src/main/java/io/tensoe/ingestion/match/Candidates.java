package io.tensoe.ingestion.match;

import io.tensoe.ingestion.match.Candidate.Wish;
import io.tensoe.ingestion.match.Decision.Ambiguous;
import io.tensoe.ingestion.match.Decision.Chosen;
import io.tensoe.ingestion.match.Decision.None;
import io.tensoe.ingestion.match.artist.Artists;
import io.tensoe.ingestion.match.title.Similarity;
import io.tensoe.ingestion.match.title.Title;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import java.util.ArrayList;
import java.util.Comparator;
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
   * <p>Artist, name, numbers and version (live, remix, re-recorded …) must agree, and a letter more
   * or less is another name; edition, year and format then decide between those that do. Where none
   * has the very name, a misspelt one of the wanted year may do, see {@link Excuses}. An id given
   * as a hint decides alone, for the album that has it and against any other of the same service;
   * an equal barcode decides unless artist and title both speak against it. With a year given, an
   * album of the artist's own name (or "Greatest Hits" and the like) more than a year away is
   * another album; other titles may be reissues, whose dates vary, and only lose confidence.
   * Candidates that cannot be told apart are decided by the order of the search when they are
   * pressings of one album, and are ambiguous when they are two albums, such as two recordings of
   * one symphony. What the seed forbids is not looked at.
   *
   * @param candidates in the order of the search, track lists not needed
   * @param rules of all pins a seed may have; a pin without a rule says nothing
   */
  public static Decision decide(
      Seed seed, List<SourceAlbum> candidates, List<? extends PinRule> rules) {
    Wish wish = Wish.of(seed, rules);
    List<SourceAlbum> allowed =
        candidates.stream().filter(a -> !seed.forbids(a.source(), a.id())).toList();
    List<Candidate> accepted =
        allowed.stream().map(a -> Candidate.of(wish, a)).filter(Candidate::isAccepted).toList();
    if (accepted.isEmpty()) {
      List<SourceAlbum> nicknamed = nicknamed(wish, allowed);
      return nicknamed.size() > 1 ? new Ambiguous(nicknamed) : new None(Nearest.of(seed, allowed));
    }
    return among(wish, accepted.stream().allMatch(Candidate::excused) ? accepted : plain(accepted));
  }

  /** "Weezer (Blue Album)" and "Weezer (Green Album)" where "Weezer" of no year is wanted. */
  private static List<SourceAlbum> nicknamed(Wish wish, List<SourceAlbum> allowed) {
    return !wish.reused() || wish.year() != null
        ? List.of()
        : allowed.stream()
            .filter(a -> Similarity.isNamedApart(wish.title(), Title.of(a.title())))
            .filter(a -> Artists.similarity(wish.seed().artist(), a.artists()) >= Artists.SAME)
            .toList();
  }

  private static List<Candidate> plain(List<Candidate> accepted) {
    return accepted.stream().filter(candidate -> !candidate.excused()).toList();
  }

  private static Decision among(Wish wish, List<Candidate> accepted) {
    Candidate best = accepted.get(0);
    for (Candidate next : accepted) {
      best = next.confidence() > best.confidence() ? next : best;
    }
    List<SourceAlbum> rivals = rivals(wish, best, accepted);
    return rivals.size() > 1 ? new Ambiguous(rivals) : new Chosen(best.album(), best.confidence());
  }

  /**
   * The same for callers that need not know why there is none.
   *
   * @return empty = none of them is good enough, or two different ones are equally good
   */
  public static Optional<Choice> choose(
      Seed seed, List<SourceAlbum> candidates, List<? extends PinRule> rules) {
    return decide(seed, candidates, rules) instanceof Chosen chosen
        ? Optional.of(new Choice(chosen.album(), chosen.confidence()))
        : Optional.empty();
  }

  /** The best and every other album that is as good, one pressing of each. */
  private static List<SourceAlbum> rivals(Wish wish, Candidate best, List<Candidate> accepted) {
    if (wish.evidence(best.album()) == Evidence.PROVEN) {
      return List.of(best.album());
    }
    List<Candidate> albums = new ArrayList<>(List.of(best));
    for (Candidate next : accepted) {
      boolean asGood =
          wish.work()
              ? !Pressings.yearTellsApart(wish, best, next)
              : next.confidence() > best.confidence() - MARGIN;
      boolean isNew = albums.stream().noneMatch(a -> Pressings.areOneAlbum(wish, a, next));
      if (asGood && isNew) {
        albums.add(next);
      }
    }
    albums.sort(Comparator.comparingInt(accepted::indexOf));
    return albums.stream().map(Candidate::album).toList();
  }

  /** A match; see {@link Decision.Chosen}. */
  public record Choice(SourceAlbum album, double confidence) {}
}
