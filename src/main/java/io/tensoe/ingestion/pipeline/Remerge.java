package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.merge.Merge;
import io.tensoe.ingestion.model.AlbumStatus;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Outcome.Status;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges albums again from what the sources in play answered before; nothing is sent. Safe for use
 * by several threads.
 */
public final class Remerge {
  private final RunSettings run;
  private final Map<String, OpenSource> open = new LinkedHashMap<>();
  private final Map<String, LookUpOne> lookUps = new LinkedHashMap<>();

  /**
   * @param run with every source offline
   */
  public Remerge(RunSettings run) throws InterruptedException {
    this.run = run;
    for (SourceSpec spec : Sources.ALL) {
      if (run.plays(spec.name())) {
        if (!run.of(spec.name()).isOffline()) {
          throw new IllegalArgumentException(spec.name() + " is not offline");
        }
        OpenSource source = opened(spec);
        open.put(spec.name(), source);
        lookUps.put(spec.name(), LookUpOne.in(spec, run, source));
      }
    }
  }

  /** One more; those opened before are closed if it cannot be opened. */
  private OpenSource opened(SourceSpec spec) throws InterruptedException {
    boolean isOpen = false;
    try {
      OpenSource source = OpenSource.of(spec, run);
      isOpen = true;
      return source;
    } finally {
      if (!isOpen) {
        close();
      }
    }
  }

  /**
   * The album as the sources in play make it.
   *
   * @param before what every source said, by name; those not in play are left out. One that
   *     answered is looked up among the stored answers, and is deferred if they are gone; another
   *     keeps its outcome
   */
  public MergedAlbum of(Seed seed, Map<String, Outcome> before) throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>();
    @Nullable Outcome catalogue = null;
    // Catalogues come first in the list of sources: the others are asked about their tracks.
    for (SourceSpec spec : Sources.ALL) {
      @Nullable Outcome said = before.get(spec.name());
      @Nullable LookUpOne lookUp = lookUps.get(spec.name());
      if (said != null && lookUp != null) {
        Outcome now = isAnswer(said) ? again(spec, lookUp, seed, catalogue) : said;
        outcomes.add(now);
        if (spec.isCatalogue() && (catalogue == null || catalogue.album() == null)) {
          catalogue = now;
        }
      }
    }
    return MergeAlbums.merged(
        outcomes, Trust.ORDER, new Merge.Limits(run.maxGenres(), run.maxMoods()));
  }

  private static Outcome again(
      SourceSpec spec, LookUpOne lookUp, Seed seed, @Nullable Outcome catalogue)
      throws InterruptedException {
    if (!spec.needsTracks()) {
      return lookUp.look(new Wanted(seed, null));
    }
    @Nullable SourceAlbum resolved = catalogue == null ? null : catalogue.album();
    if (resolved != null) {
      return lookUp.look(new Wanted(seed, resolved));
    }
    return catalogue == null
        ? Outcomes.withoutTracks(spec.name(), seed)
        : Outcomes.withoutTracks(spec.name(), catalogue);
  }

  private static boolean isAnswer(Outcome outcome) {
    return outcome.status() == Status.FOUND || outcome.status() == Status.ABSENT;
  }

  /** Where an album stands that is not merged again, once a source has said nothing. */
  public static AlbumStatus statusWithout(String source, Map<String, Outcome> before) {
    return Merge.status(
        before.values().stream().filter(outcome -> !outcome.source().equals(source)).toList(),
        Trust.ORDER);
  }

  /** Closes the sources; to be called once. */
  public void close() throws InterruptedException {
    Closings closings = new Closings();
    open.values().forEach(source -> closings.add(source::close));
    CatalogueAccess.forget(run);
    closings.close();
  }
}
