package io.tensoe.ingestion.merge;

import static java.util.Comparator.comparing;

import io.tensoe.ingestion.match.tracks.Alignment;
import io.tensoe.ingestion.model.AlbumStatus;
import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Outcome.Status;
import io.tensoe.ingestion.model.Seed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Merges one outcome of every source into one album. The order of the outcomes makes no difference,
 * and nothing but today's date is read.
 */
public final class Merge {

  private Merge() {}

  /**
   * Merges, taking dates of more than two years after today for wrong.
   *
   * @param outcomes exactly one per source in play, in any order
   * @throws IllegalArgumentException if a source gave two outcomes
   */
  public static MergedAlbum of(Seed seed, List<Outcome> outcomes, TrustOrder trust, Limits limits) {
    return of(seed, outcomes, trust, limits, LocalDate.now(ZoneOffset.UTC), Alignment::align);
  }

  /** The same as a function of its arguments alone, clock and alignment included. */
  static MergedAlbum of(
      Seed seed,
      List<Outcome> outcomes,
      TrustOrder trust,
      Limits limits,
      LocalDate today,
      Joins.Aligner aligner) {
    List<Outcome> screened =
        Screening.of(inOrderOfSources(outcomes).stream().map(Oversized::checked).toList(), trust);
    AlbumStatus status = status(screened, trust);
    Instant until = deferredUntil(screened);
    Outcome base = best(screened, trust);
    if (base == null) {
      return new MergedAlbum(seed, status, screened, List.of(), null, until);
    }
    Assembly.Merged merged = Assembly.of(seed, base, screened, trust, limits, today, aligner);
    if (merged.tracks().isEmpty()) {
      return unreadable(
          seed, screened, trust, base.source() + " gave no track that has both an id and a name");
    }
    List<Outcome> told =
        screened.stream()
            .map(
                outcome ->
                    outcome.source().equals(base.source())
                        ? Screening.noting(outcome, merged.remark())
                        : outcome)
            .toList();
    return new MergedAlbum(seed, status, told, merged.tracks(), base.confidence(), until);
  }

  /**
   * The album when what was found of it could not be merged or written: the catalogues that found
   * it have failed, and no track is left.
   *
   * @param outcomes exactly one per source in play, in any order
   * @param reason what went wrong, one sentence for people
   */
  public static MergedAlbum unreadable(
      Seed seed, List<Outcome> outcomes, TrustOrder trust, String reason) {
    boolean isFound = outcomes.stream().anyMatch(outcome -> isFoundInCatalogue(outcome, trust));
    List<Outcome> told =
        inOrderOfSources(outcomes).stream()
            .map(
                outcome ->
                    isFoundInCatalogue(outcome, trust) || (!isFound && trust.isOfCatalogue(outcome))
                        ? new Outcome(
                            outcome.source(),
                            seed,
                            Status.FAILED,
                            null,
                            FailureKind.UNREADABLE,
                            reason,
                            null,
                            null)
                        : outcome)
            .toList();
    return new MergedAlbum(seed, status(told, trust), told, List.of(), null, deferredUntil(told));
  }

  private static boolean isFoundInCatalogue(Outcome outcome, TrustOrder trust) {
    return outcome.status() == Status.FOUND && trust.isOfCatalogue(outcome);
  }

  /**
   * Where the album stands; the order of the questions is the order of the rows of the contract. A
   * skipped catalogue source cannot be asked and so does not keep an album open, unless all of them
   * are skipped: then nobody was asked, and the album stays {@code deferred} so that a run with a
   * usable catalogue source takes it up again.
   */
  public static AlbumStatus status(List<Outcome> outcomes, TrustOrder trust) {
    List<Status> catalogues =
        outcomes.stream().filter(trust::isOfCatalogue).map(Outcome::status).toList();
    if (catalogues.contains(Status.FOUND)) {
      boolean open =
          outcomes.stream()
              .map(Outcome::status)
              .anyMatch(status -> status == Status.FAILED || status == Status.DEFERRED);
      return open ? AlbumStatus.PARTIAL : AlbumStatus.COMPLETE;
    }
    if (catalogues.contains(Status.FAILED)) {
      return AlbumStatus.FAILED;
    }
    boolean answered = catalogues.contains(Status.ABSENT);
    return answered && !catalogues.contains(Status.DEFERRED)
        ? AlbumStatus.ABSENT
        : AlbumStatus.DEFERRED;
  }

  /** Earliest time any deferred source may be asked again; null = now, or nothing is deferred. */
  private static @Nullable Instant deferredUntil(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> outcome.status() == Status.DEFERRED)
        .map(Outcome::until)
        .filter(Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** The catalogue answer that gives the tracks; one without a track list only if all are. */
  private static @Nullable Outcome best(List<Outcome> outcomes, TrustOrder trust) {
    return outcomes.stream()
        .filter(outcome -> trust.isOfCatalogue(outcome) && outcome.album() != null)
        .min(
            comparing(
                    (Outcome outcome) -> Objects.requireNonNull(outcome.album()).tracks().isEmpty())
                .thenComparing(outcome -> trust.catalogues().indexOf(outcome.source())))
        .orElse(null);
  }

  private static List<Outcome> inOrderOfSources(List<Outcome> outcomes) {
    List<Outcome> ordered = new ArrayList<>(outcomes);
    ordered.sort(comparing(Outcome::source));
    TreeSet<String> seen = new TreeSet<>();
    for (Outcome outcome : ordered) {
      if (!seen.add(outcome.source())) {
        throw new IllegalArgumentException("two outcomes of " + outcome.source());
      }
    }
    return ordered;
  }

  /**
   * How much is kept per track.
   *
   * @param maxGenres most genres
   * @param maxMoods most moods
   */
  public record Limits(int maxGenres, int maxMoods) {}
}
