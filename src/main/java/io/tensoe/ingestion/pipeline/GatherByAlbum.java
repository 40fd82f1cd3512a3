package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.model.Outcome;
import java.util.Map;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.transforms.windowing.AfterPane;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Repeatedly;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Groups the outcomes of all sources by album. Every source gives exactly one outcome per album. So
 * a trigger that counts to the number of sources fires once per album, when its last outcome has
 * come, and no album waits for the end of the run.
 */
final class GatherByAlbum {
  private GatherByAlbum() {}

  /** The tag under which a source's outcomes travel. */
  static TupleTag<Outcome> tagOf(String source) {
    return new TupleTag<>(source);
  }

  static PCollection<KV<String, CoGbkResult>> of(
      Map<String, PCollection<KV<String, Outcome>>> outcomes) {
    Window<KV<String, Outcome>> whenWhole =
        Window.<KV<String, Outcome>>into(new GlobalWindows())
            .triggering(
                Repeatedly.forever(AfterPane.elementCountAtLeast(Math.max(1, outcomes.size()))))
            .withAllowedLateness(Duration.ZERO)
            .withOnTimeBehavior(Window.OnTimeBehavior.FIRE_IF_NON_EMPTY)
            .discardingFiredPanes();
    @Nullable KeyedPCollectionTuple<String> tuple = null;
    for (Map.Entry<String, PCollection<KV<String, Outcome>>> each : outcomes.entrySet()) {
      PCollection<KV<String, Outcome>> windowed =
          each.getValue().apply("Wait for all of " + each.getKey(), whenWhole);
      tuple =
          tuple == null
              ? KeyedPCollectionTuple.of(tagOf(each.getKey()), windowed)
              : tuple.and(tagOf(each.getKey()), windowed);
    }
    if (tuple == null) {
      throw new IllegalArgumentException("no source is in play");
    }
    return tuple.apply("Gather by album", CoGroupByKey.create());
  }
}
