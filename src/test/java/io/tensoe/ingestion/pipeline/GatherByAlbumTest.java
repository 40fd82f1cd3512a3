package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Seed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class GatherByAlbumTest {
  private static final KvCoder<String, Outcome> CODER =
      KvCoder.of(StringUtf8Coder.of(), JsonCoder.of(Outcome.class));

  private final TestPipeline pipeline = TestPipeline.create().enableAbandonedNodeEnforcement(false);

  private static KV<String, Outcome> outcome(String source, int album) {
    Outcome outcome = Outcomes.absent(source, InventedAlbums.seed(album), "none", null);
    return KV.of(outcome.seed().key(), outcome);
  }

  /** Says which sources met: album, then their names. */
  private static final class Met extends DoFn<KV<String, CoGbkResult>, String> {
    private static final long serialVersionUID = 1L;
    private final List<TupleTag<Outcome>> tags;

    Met(List<String> sources) {
      this.tags = sources.stream().map(GatherByAlbum::tagOf).toList();
    }

    @ProcessElement
    public void say(@Element KV<String, CoGbkResult> gathered, OutputReceiver<String> out) {
      StringBuilder said = new StringBuilder(gathered.getKey());
      for (TupleTag<Outcome> tag : tags) {
        gathered.getValue().getAll(tag).forEach(each -> said.append(' ').append(each.source()));
      }
      out.output(said.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyAlbumIsGatheredOnceWithTheOutcomesOfAllSources(int sources) {
    List<String> names = IntStream.range(0, sources).mapToObj(i -> "source" + i).toList();
    Map<String, PCollection<KV<String, Outcome>>> outcomes = new LinkedHashMap<>();
    Random random = new Random(sources);
    for (String name : names) {
      List<Integer> albums = new ArrayList<>(IntStream.range(0, 80).boxed().toList());
      java.util.Collections.shuffle(albums, random);
      outcomes.put(
          name,
          pipeline.apply(
              name,
              Create.of(albums.stream().map(album -> outcome(name, album)).toList())
                  .withCoder(CODER)));
    }
    PAssert.that(GatherByAlbum.of(outcomes, 1).apply("Met", ParDo.of(new Met(names))))
        .containsInAnyOrder(
            IntStream.range(0, 80)
                .mapToObj(i -> InventedAlbums.seed(i).key() + " " + String.join(" ", names))
                .toList());
    pipeline.run().waitUntilFinish();
  }

  @Test
  void anAlbumLeavesWhenItIsWholeAndNotAtTheEndOfTheRun() {
    TestStream<KV<String, Outcome>> answers =
        TestStream.create(CODER)
            .addElements(outcome("a", 1), outcome("a", 2), outcome("a", 3))
            .addElements(outcome("b", 2))
            .addElements(outcome("b", 1))
            .advanceWatermarkToInfinity();
    PCollection<KV<String, Outcome>> all = pipeline.apply("Answers", answers);
    Map<String, PCollection<KV<String, Outcome>>> outcomes = new LinkedHashMap<>();
    for (String source : List.of("a", "b")) {
      outcomes.put(
          source,
          all.apply("Of " + source, Filter.by(each -> each.getValue().source().equals(source))));
    }
    PCollection<String> met =
        GatherByAlbum.of(outcomes, 1).apply("Met", ParDo.of(new Met(List.of("a", "b"))));
    PAssert.that(met)
        .inEarlyPane(GlobalWindow.INSTANCE)
        .satisfies(
            early -> {
              assertThat(
                  early,
                  containsInAnyOrder(
                      InventedAlbums.seed(1).key() + " a b",
                      InventedAlbums.seed(2).key() + " a b"));
              return null;
            });
    PAssert.that("what is never whole is not lost either: the merge refuses it", met)
        .inOnTimePane(GlobalWindow.INSTANCE)
        .containsInAnyOrder(InventedAlbums.seed(3).key() + " a");
    pipeline.run().waitUntilFinish();
  }

  @Test
  void neighboursInTheListMeetUnderOneKeyWhereNobodyWaitsForOne() {
    Map<String, PCollection<KV<String, Outcome>>> outcomes = new LinkedHashMap<>();
    for (String source : List.of("a", "b")) {
      List<KV<String, Outcome>> answers = new ArrayList<>();
      for (int album = 0; album < 10; album++) {
        answers.add(placed(source, album, album));
      }
      java.util.Collections.shuffle(answers, new Random(1));
      answers.add(placed(source, 10, null));
      outcomes.put(source, pipeline.apply(source, Create.of(answers).withCoder(CODER)));
    }
    PAssert.that(
            GatherByAlbum.of(outcomes, 4).apply("Count", ParDo.of(new Count(List.of("a", "b")))))
        .containsInAnyOrder("4 albums of 2", "4 albums of 2", "2 albums of 2", "1 albums of 2");
    pipeline.run().waitUntilFinish();
  }

  private static KV<String, Outcome> placed(String source, int album, @Nullable Integer place) {
    Seed seed = InventedAlbums.seed(album).toBuilder().place(place).build();
    return KV.of(seed.key(), Outcomes.absent(source, seed, "none", null));
  }

  /** Says how many albums met and of how many sources each has an outcome. */
  private static final class Count extends DoFn<KV<String, CoGbkResult>, String> {
    private static final long serialVersionUID = 1L;
    private final List<TupleTag<Outcome>> tags;

    Count(List<String> sources) {
      this.tags = sources.stream().map(GatherByAlbum::tagOf).toList();
    }

    @ProcessElement
    public void say(@Element KV<String, CoGbkResult> gathered, OutputReceiver<String> out) {
      Map<String, Integer> albums = new LinkedHashMap<>();
      for (TupleTag<Outcome> tag : tags) {
        gathered
            .getValue()
            .getAll(tag)
            .forEach(each -> albums.merge(each.seed().key(), 1, Integer::sum));
      }
      out.output(albums.size() + " albums of " + new TreeSet<>(albums.values()).first());
    }
  }

  @Test
  void withoutASourceThereIsNothingToGather() {
    assertThat(
        assertThrows(IllegalArgumentException.class, () -> GatherByAlbum.of(Map.of(), 1))
            .getMessage(),
        is("no source is in play"));
  }
}
