package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.model.Outcome;
import java.util.Map;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;
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
 * come, and no album waits for the end of the run. Where nobody waits for a single album,
 * neighbours in the list meet under one key: the DirectRunner makes a bundle of every key, and a
 * bundle costs as much as merging ten albums.
 */
final class GatherByAlbum {
  private GatherByAlbum() {}

  /** The tag under which a source's outcomes travel. */
  static TupleTag<Outcome> tagOf(String source) {
    return new TupleTag<>(source);
  }

  /**
   * Gathers.
   *
   * @param outcomes those of every source, by album key
   * @param together how many albums meet under one key; 1 = the key stays that of the album
   */
  static PCollection<KV<String, CoGbkResult>> of(
      Map<String, PCollection<KV<String, Outcome>>> outcomes, int together) {
    Window<KV<String, Outcome>> whenWhole =
        Window.<KV<String, Outcome>>into(new GlobalWindows())
            .triggering(
                Repeatedly.forever(
                    AfterPane.elementCountAtLeast(Math.max(1, outcomes.size() * together))))
            .withAllowedLateness(Duration.ZERO)
            .withOnTimeBehavior(Window.OnTimeBehavior.FIRE_IF_NON_EMPTY)
            .discardingFiredPanes();
    @Nullable KeyedPCollectionTuple<String> tuple = null;
    for (Map.Entry<String, PCollection<KV<String, Outcome>>> each : outcomes.entrySet()) {
      PCollection<KV<String, Outcome>> grouped =
          together == 1
              ? each.getValue()
              : each.getValue()
                  .apply("Group albums of " + each.getKey(), MapElements.via(new Group(together)))
                  .setCoder(each.getValue().getCoder());
      PCollection<KV<String, Outcome>> windowed =
          grouped.apply("Wait for all of " + each.getKey(), whenWhole);
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

  /** From the album's key to that of its group; an album without a place stays alone. */
  private static final class Group
      extends SimpleFunction<KV<String, Outcome>, KV<String, Outcome>> {
    private static final long serialVersionUID = 1L;

    private final int together;

    Group(int together) {
      this.together = together;
    }

    @Override
    public KV<String, Outcome> apply(KV<String, Outcome> element) {
      @Nullable Integer place = element.getValue().seed().place();
      return place == null
          ? element
          : KV.of("albums from " + place / together * together, element.getValue());
    }
  }
}
