package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * The flow. Its ends are parameters: tests give seeds and a sink of their own, and run the same
 * steps between them that production runs.
 */
public final class IngestPipeline {
  private IngestPipeline() {}

  /**
   * Builds the flow: seeds, one lane per source, one merge per album, rows.
   *
   * @param seeds wanted albums, every key once
   * @param sink takes every merged album once
   */
  public static void build(
      Pipeline pipeline,
      PTransform<PBegin, PCollection<Seed>> seeds,
      RunSettings run,
      PTransform<PCollection<MergedAlbum>, PDone> sink) {
    PCollection<Wanted> wanted =
        pipeline
            .apply("Read seeds", seeds)
            .apply("Want albums", MapElements.via(new Want()))
            .setCoder(JsonCoder.of(Wanted.class));
    Map<String, PCollection<KV<String, Outcome>>> outcomes = new LinkedHashMap<>();
    String catalogue = run.catalogue();
    PCollection<KV<String, Outcome>> albums =
        wanted.apply("Look up in " + catalogue, LookUp.in(catalogue, run));
    outcomes.put(catalogue, albums);
    for (SourceSpec spec : Sources.ALL) {
      String name = spec.name();
      if (run.plays(name) && !name.equals(catalogue)) {
        String step = "Look up in " + name;
        outcomes.put(
            name,
            spec.needsTracks()
                ? albums.apply(step, LookUpTracks.in(name, run))
                : wanted.apply(step, LookUp.in(name, run)));
      }
    }
    run.unusable()
        .forEach(
            (name, reason) ->
                outcomes.put(name, wanted.apply("Skip " + name, Skip.source(name, reason))));
    GatherByAlbum.of(outcomes, run.together())
        .apply(
            "Merge",
            new MergeAlbums(run, outcomes.keySet().stream().map(GatherByAlbum::tagOf).toList()))
        .apply("Write", sink);
  }

  private static final class Want extends SimpleFunction<Seed, Wanted> {
    private static final long serialVersionUID = 1L;

    @Override
    public Wanted apply(Seed seed) {
      return new Wanted(seed, null);
    }
  }
}
