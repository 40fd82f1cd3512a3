package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.merge.Merge;
import io.tensoe.ingestion.merge.TrustOrder;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/** Merges every album once, from one outcome of every source in play. */
final class MergeAlbums
    extends PTransform<PCollection<KV<String, CoGbkResult>>, PCollection<MergedAlbum>> {
  private static final long serialVersionUID = 1L;

  private final RunSettings run;
  private final List<TupleTag<Outcome>> lanes;

  MergeAlbums(RunSettings run, List<TupleTag<Outcome>> lanes) {
    this.run = run;
    this.lanes = lanes;
  }

  @Override
  public PCollection<MergedAlbum> expand(PCollection<KV<String, CoGbkResult>> gathered) {
    return gathered
        .apply(
            "Merge outcomes",
            ParDo.of(
                new MergeFn(Trust.ORDER, new Merge.Limits(run.maxGenres(), run.maxMoods()), lanes)))
        .setCoder(JsonCoder.of(MergedAlbum.class));
  }

  /** Hands the outcomes of each album to the pure merge. */
  static final class MergeFn extends DoFn<KV<String, CoGbkResult>, MergedAlbum> {
    private static final long serialVersionUID = 1L;

    private final TrustOrder trust;
    private final int maxGenres;
    private final int maxMoods;
    private final List<TupleTag<Outcome>> lanes;

    MergeFn(TrustOrder trust, Merge.Limits limits, List<TupleTag<Outcome>> lanes) {
      this.trust = trust;
      this.maxGenres = limits.maxGenres();
      this.maxMoods = limits.maxMoods();
      this.lanes = lanes;
    }

    @ProcessElement
    public void merge(@Element KV<String, CoGbkResult> gathered, OutputReceiver<MergedAlbum> out) {
      Map<String, List<Outcome>> albums = new LinkedHashMap<>();
      for (TupleTag<Outcome> lane : lanes) {
        for (Outcome outcome : gathered.getValue().getAll(lane)) {
          albums.computeIfAbsent(outcome.seed().key(), key -> new ArrayList<>()).add(outcome);
        }
      }
      albums.forEach((key, outcomes) -> out.output(merge(key, outcomes)));
    }

    private MergedAlbum merge(String key, List<Outcome> outcomes) {
      if (outcomes.size() != lanes.size()) {
        throw new IllegalStateException(
            key + " has " + outcomes.size() + " outcomes of " + lanes.size() + " sources");
      }
      return merged(outcomes, trust, new Merge.Limits(maxGenres, maxMoods));
    }
  }

  /** The album; one whose answers our own code cannot merge has failed, and the others go on. */
  static MergedAlbum merged(List<Outcome> outcomes, TrustOrder trust, Merge.Limits limits) {
    Seed seed = outcomes.get(0).seed();
    try {
      return Merge.of(seed, outcomes, trust, limits);
    } catch (RuntimeException | StackOverflowError e) {
      if (!Unreadable.isOfAlbum(e)) {
        throw e;
      }
      return Merge.unreadable(
          seed, outcomes, trust, Unreadable.reason("merging", seed.album(), seed.artist(), e));
    }
  }
}
