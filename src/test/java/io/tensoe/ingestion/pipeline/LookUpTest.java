package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.MusicSource;
import io.tensoe.ingestion.sources.OpenFilesException;
import io.tensoe.ingestion.sources.SourceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.runners.core.InMemoryStateInternals;
import org.apache.beam.runners.core.StateNamespaces;
import org.apache.beam.runners.core.StateTags;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.state.MapState;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.OutputBuilder;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
final class LookUpTest {
  private static final String SOURCE = "spotify";

  private final TestPipeline pipeline =
      TestPipeline.fromOptions(PipelineOptionsFactory.fromArgs("--targetParallelism=5").create())
          .enableAbandonedNodeEnforcement(false);
  private final RunSettings run = FakeSources.run(SOURCE);

  private PCollection<KV<String, Outcome>> lookedUp(int albums, int bundle) {
    return pipeline
        .apply("Seeds", new Pages(albums, bundle))
        .apply("Want", MapElements.via(new Want()))
        .setCoder(JsonCoder.of(Wanted.class))
        .apply("Look up", LookUp.in(SOURCE, run));
  }

  private static final class Want extends SimpleFunction<Seed, Wanted> {
    private static final long serialVersionUID = 1L;

    @Override
    public Wanted apply(Seed seed) {
      return new Wanted(seed, null);
    }
  }

  private static int number(Wanted wanted) {
    return (int) wanted.seed().line() - 2;
  }

  /** Every end that a look-up can come to, a fifth of the albums each. */
  private static MusicSource.Result anyEnd(Wanted wanted) throws SourceException {
    return switch (number(wanted) % 5) {
      case 0 -> FakeSources.found(SOURCE, wanted);
      case 1 -> MusicSource.Absent.because("none");
      case 2 -> throw new SourceException(SourceException.Kind.UNAVAILABLE, "502");
      case 3 -> throw SourceException.closed("closed", null);
      default -> throw new IllegalStateException("a bug of ours");
    };
  }

  @ParameterizedTest(name = "bundles of {0}, {1} albums under way")
  @CsvSource({"1, 1", "4, 7", "60, 40"})
  void everyAlbumHasExactlyOneOutcomeWhateverTheBundles(int bundle, int underWay) throws Exception {
    int albums = 60;
    try (FakeSources fakes = new FakeSources(run, Map.of(SOURCE, LookUpTest::anyEnd), underWay)) {
      PAssert.that(lookedUp(albums, bundle))
          .satisfies(
              outcomes -> {
                Map<String, Outcome.Status> ends = new HashMap<>();
                int count = 0;
                for (KV<String, Outcome> each : outcomes) {
                  ends.put(each.getKey(), each.getValue().status());
                  assertThat(each.getValue().seed().key(), is(each.getKey()));
                  count++;
                }
                assertThat("outcomes", count, is(albums));
                for (int i = 0; i < albums; i++) {
                  assertThat(
                      ends.get(InventedAlbums.seed(i).key()),
                      is(
                          switch (i % 5) {
                            case 0 -> Outcome.Status.FOUND;
                            case 1 -> Outcome.Status.ABSENT;
                            case 3 -> Outcome.Status.DEFERRED;
                            default -> Outcome.Status.FAILED;
                          }));
                }
                return null;
              });
      pipeline.run().waitUntilFinish();
      assertThat("every album was asked for once", fakes.asked(SOURCE), is(albums));
      assertThat("who reads the counts finds all", fakes.saved(SOURCE), is(1));
    }
    assertThat("all lanes are closed", Lanes.count(), is(0));
  }

  @Test
  void aFailureThatIsNoAlbumsFaultEndsTheRun() throws Exception {
    MusicSource source =
        wanted -> {
          if (number(wanted) == 17) {
            throw new OpenFilesException(new IOException("Too many open files"));
          }
          return FakeSources.found(SOURCE, wanted);
        };
    try (FakeSources fakes = new FakeSources(run, Map.of(SOURCE, source), 4)) {
      lookedUp(30, 4);
      RuntimeException heard =
          assertThrows(RuntimeException.class, () -> pipeline.run().waitUntilFinish());
      assertThat(heard.toString(), containsString("too many open files"));
      assertThat(fakes.saved(SOURCE), is(0));
    }
  }

  /** A worker: its own instance of the step, its own lane, the state that all workers share. */
  private final class Worker implements AutoCloseable {
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch answers = new CountDownLatch(1);
    private final FakeSources fakes;
    private final LookUp.LookUpFn step = SerializableUtils.clone(new LookUp.LookUpFn(SOURCE, run));
    private final List<String> handedOut = new ArrayList<>();

    Worker() throws Exception {
      MusicSource source =
          wanted -> {
            asked.add(wanted.seed().key());
            answers.await();
            return FakeSources.found(SOURCE, wanted);
          };
      fakes = new FakeSources(run, Map.of(SOURCE, source), 10);
      step.open();
    }

    void start(int album, MapState<String, String> pending) throws Exception {
      step.start(KV.of(SOURCE, new Wanted(InventedAlbums.seed(album), null)), pending, receiver());
    }

    void finish(MapState<String, String> pending) throws Exception {
      answers.countDown();
      step.finish(pending, receiver());
    }

    private DoFn.OutputReceiver<KV<String, Outcome>> receiver() {
      return new DoFn.OutputReceiver<>() {
        @Override
        public void output(KV<String, Outcome> outcome) {
          handedOut.add(outcome.getKey());
        }

        @Override
        public OutputBuilder<KV<String, Outcome>> builder(KV<String, Outcome> outcome) {
          throw new UnsupportedOperationException();
        }
      };
    }

    /** What a worker that ends abruptly leaves: nothing but the state. */
    @Override
    public void close() throws Exception {
      step.close();
      fakes.close();
    }
  }

  private static String[] keys(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> InventedAlbums.seed(number).key())
        .toArray(String[]::new);
  }

  @Test
  void albumsUnderWaySurviveTheEndOfTheirBundleAndTheirWorker() throws Exception {
    MapState<String, String> pending =
        InMemoryStateInternals.<String>forKey(SOURCE)
            .state(
                StateNamespaces.global(),
                StateTags.map("pending", StringUtf8Coder.of(), StringUtf8Coder.of()));
    try (Worker first = new Worker()) {
      for (int i = 1; i <= 3; i++) {
        first.start(i, pending);
      }
      assertThat("none is answered, so none is handed out", first.handedOut, is(empty()));
    }
    try (Worker second = new Worker()) {
      second.start(4, pending);
      second.finish(pending);
      assertThat(second.handedOut, containsInAnyOrder(keys(1, 4)));
      assertThat(second.asked, containsInAnyOrder(keys(1, 4)));
    }
    @Nullable Iterable<String> rest = pending.keys().read();
    assertThat(Stream.ofNullable(rest).flatMap(LookUpTest::all).toList(), is(empty()));
  }

  private static Stream<String> all(Iterable<String> keys) {
    List<String> list = new ArrayList<>();
    keys.forEach(list::add);
    return list.stream();
  }

  @Test
  void aWorkerThatOnlySeesTheEndOfTheInputHandsOutWhatAnotherStarted() throws Exception {
    MapState<String, String> pending =
        InMemoryStateInternals.<String>forKey(SOURCE)
            .state(
                StateNamespaces.global(),
                StateTags.map("pending", StringUtf8Coder.of(), StringUtf8Coder.of()));
    try (Worker first = new Worker()) {
      first.start(1, pending);
      first.start(2, pending);
    }
    try (Worker second = new Worker()) {
      second.finish(pending);
      assertThat(second.handedOut, containsInAnyOrder(keys(1, 2)));
    }
  }
}
