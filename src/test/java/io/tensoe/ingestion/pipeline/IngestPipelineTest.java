package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.model.AlbumStatus;
import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Outcome.Status;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.MusicSource;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The flow as production builds it, on the DirectRunner, with fake sources and no database. */
@Timeout(60)
final class IngestPipelineTest {
  private static final int ALBUMS = 40;
  private static final Instant UNTIL = Instant.parse("2030-01-01T00:00:00Z");

  private final TestPipeline pipeline =
      TestPipeline.fromOptions(PipelineOptionsFactory.fromArgs("--targetParallelism=7").create())
          .enableAbandonedNodeEnforcement(false);

  /** The end of the flow: what it takes is looked at. */
  private static final class Look extends PTransform<PCollection<MergedAlbum>, PDone> {
    private static final long serialVersionUID = 1L;
    private final SerializableFunction<Map<String, MergedAlbum>, Void> look;

    Look(SerializableFunction<Map<String, MergedAlbum>, Void> look) {
      this.look = look;
    }

    @Override
    public PDone expand(PCollection<MergedAlbum> albums) {
      SerializableFunction<Map<String, MergedAlbum>, Void> each = look;
      PAssert.that(albums)
          .satisfies(
              merged -> {
                Map<String, MergedAlbum> byKey = new HashMap<>();
                for (MergedAlbum album : merged) {
                  @Nullable MergedAlbum other = byKey.put(album.seed().key(), album);
                  assertThat("merged twice: " + album.seed().key(), other == null);
                }
                assertThat("albums merged", byKey.size(), is(ALBUMS));
                return each.apply(byKey);
              });
      return PDone.in(albums.getPipeline());
    }
  }

  private static int number(Wanted wanted) {
    return (int) wanted.seed().line() - 2;
  }

  private static MergedAlbum album(Map<String, MergedAlbum> albums, int number) {
    @Nullable MergedAlbum album = albums.get(InventedAlbums.seed(number).key());
    if (album == null) {
      throw new AssertionError("album " + number + " is missing");
    }
    return album;
  }

  private static Map<String, Outcome> outcomes(MergedAlbum album) {
    return album.outcomes().stream().collect(Collectors.toMap(Outcome::source, each -> each));
  }

  private static Outcome outcome(MergedAlbum album, String source) {
    @Nullable Outcome outcome = outcomes(album).get(source);
    if (outcome == null) {
      throw new AssertionError("no outcome of " + source);
    }
    return outcome;
  }

  private static Map<String, MusicSource> sources(
      MusicSource spotify, MusicSource lastfm, MusicSource aoty) {
    Map<String, MusicSource> sources = new LinkedHashMap<>();
    sources.put("spotify", spotify);
    sources.put("lastfm", lastfm);
    sources.put("aoty", aoty);
    return sources;
  }

  /** A quarter each: found, absent, out of order, closed. */
  private static MusicSource.Result catalogue(Wanted wanted) throws SourceException {
    return switch (number(wanted) % 4) {
      case 0 -> FakeSources.found("spotify", wanted);
      case 1 -> MusicSource.Absent.because("none");
      case 2 -> throw new SourceException(Kind.UNAVAILABLE, "502");
      default -> throw SourceException.closed("the quota is used up", UNTIL);
    };
  }

  private static MusicSource.Result tags(Wanted wanted) {
    return FakeSources.tagged("lastfm", wanted);
  }

  private static MusicSource.Result page(Wanted wanted) {
    return FakeSources.found("aoty", wanted);
  }

  @ParameterizedTest(name = "bundles of {0}, {1} albums together")
  @CsvSource({"1, 1", "40, 1", "4, 7"})
  void everyAlbumIsMergedOnceFromOneOutcomeOfEverySource(int bundle, int together)
      throws Exception {
    RunSettings run = FakeSources.run("spotify", "lastfm", "aoty").together(together);
    try (FakeSources fakes =
        new FakeSources(
            run,
            sources(
                IngestPipelineTest::catalogue, IngestPipelineTest::tags, IngestPipelineTest::page),
            5)) {
      IngestPipeline.build(
          pipeline,
          new Pages(ALBUMS, bundle),
          run,
          new Look(
              albums -> {
                for (int i = 0; i < ALBUMS; i++) {
                  MergedAlbum album = album(albums, i);
                  assertThat(outcomes(album).size(), is(3));
                  assertThat(album.outcomes().size(), is(3));
                  Status tags = outcome(album, "lastfm").status();
                  switch (i % 4) {
                    case 0 -> {
                      assertThat(album.status(), is(AlbumStatus.COMPLETE));
                      assertThat(album.tracks().size(), is(2));
                      assertThat(tags, is(Status.FOUND));
                    }
                    case 1 -> {
                      assertThat(album.status(), is(AlbumStatus.ABSENT));
                      assertThat(tags, is(Status.SKIPPED));
                      assertThat(outcome(album, "lastfm").cause(), is(Cause.NO_TRACKS));
                    }
                    case 2 -> {
                      assertThat(album.status(), is(AlbumStatus.FAILED));
                      assertThat(tags, is(Status.DEFERRED));
                      assertThat(outcome(album, "lastfm").cause(), is(Cause.AWAITS_TRACKS));
                    }
                    default -> {
                      assertThat(album.status(), is(AlbumStatus.DEFERRED));
                      assertThat(album.deferredUntil(), is(UNTIL));
                      assertThat(outcome(album, "spotify").cause(), is(Cause.CLOSED));
                      assertThat(outcome(album, "lastfm").until(), is(UNTIL));
                    }
                  }
                }
                return null;
              }));
      pipeline.run().waitUntilFinish();
      assertThat(fakes.asked("spotify"), is(ALBUMS));
      assertThat("only albums with tracks are asked about", fakes.asked("lastfm"), is(10));
      assertThat(fakes.asked("aoty"), is(ALBUMS));
    }
  }

  @Test
  void aCatalogueThatRefusesUsFailsAndTheOthersAreNotAsked() throws Exception {
    RunSettings run = FakeSources.run("spotify", "lastfm", "aoty");
    FakeSources[] fakes = new FakeSources[1];
    CountDownLatch areOpen = new CountDownLatch(1);
    MusicSource refusing =
        wanted -> {
          areOpen.await();
          fakes[0].counters("spotify").refuse();
          throw new SourceException(Kind.CREDENTIALS, "Spotify refused us: the key is not valid");
        };
    fakes[0] =
        new FakeSources(
            run, sources(refusing, IngestPipelineTest::tags, IngestPipelineTest::page), 5);
    areOpen.countDown();
    try (FakeSources open = fakes[0]) {
      IngestPipeline.build(
          pipeline,
          new Pages(ALBUMS, 4),
          run,
          new Look(
              albums -> {
                for (MergedAlbum album : albums.values()) {
                  assertThat(album.status(), is(AlbumStatus.FAILED));
                  assertThat(outcome(album, "spotify").failure(), is(FailureKind.REFUSED));
                  assertThat(outcome(album, "aoty").status(), is(Status.SKIPPED));
                  assertThat(outcome(album, "aoty").cause(), is(Cause.CATALOGUE_REFUSED));
                  assertThat(outcome(album, "aoty").reason(), is(CatalogueAccess.REFUSED));
                  assertThat(outcome(album, "lastfm").status(), is(Status.DEFERRED));
                }
                return null;
              }));
      pipeline.run().waitUntilFinish();
      assertThat("nothing is spent on a source", open.asked("aoty"), is(0));
      assertThat("nothing is spent on a source", open.asked("lastfm"), is(0));
    }
  }

  @Test
  void aSourceThatCannotBeAskedIsSkippedAndTheOthersGoOn() throws Exception {
    RunSettings run = FakeSources.run(Map.of("aoty", "no pages"), "spotify", "lastfm");
    try (FakeSources fakes =
        new FakeSources(
            run,
            Map.of(
                "spotify",
                wanted -> FakeSources.found("spotify", wanted),
                "lastfm",
                IngestPipelineTest::tags),
            5)) {
      IngestPipeline.build(
          pipeline,
          new Pages(ALBUMS, 4),
          run,
          new Look(
              albums -> {
                for (MergedAlbum album : albums.values()) {
                  assertThat(album.status(), is(AlbumStatus.COMPLETE));
                  assertThat(outcome(album, "aoty").status(), is(Status.SKIPPED));
                  assertThat(outcome(album, "aoty").cause(), is(Cause.CREDENTIALS));
                  assertThat(outcome(album, "aoty").reason(), is("no pages"));
                }
                return null;
              }));
      pipeline.run().waitUntilFinish();
      assertThat(fakes.asked("lastfm"), is(ALBUMS));
    }
  }

  @Test
  void aPassingFailureGetsASecondLookWhileItsSourceAnswersOthers() throws Exception {
    RunSettings run = FakeSources.run("spotify");
    FakeSources[] fakes = new FakeSources[1];
    Map<Integer, Integer> looks = new java.util.concurrent.ConcurrentHashMap<>();
    MusicSource passing =
        wanted -> {
          int look = looks.merge(number(wanted), 1, Integer::sum);
          if (look == 1 && number(wanted) % 8 == 7) {
            throw new SourceException(Kind.UNAVAILABLE, "502");
          }
          return FakeSources.found("spotify", wanted);
        };
    fakes[0] = new FakeSources(run, Map.of("spotify", passing), 2);
    try (FakeSources open = fakes[0]) {
      open.counters("spotify").answers.add(1);
      IngestPipeline.build(
          pipeline,
          new Pages(ALBUMS, 4),
          run,
          new Look(
              albums -> {
                albums
                    .values()
                    .forEach(album -> assertThat(album.status(), is(AlbumStatus.COMPLETE)));
                return null;
              }));
      pipeline.run().waitUntilFinish();
      assertThat(open.asked("spotify"), is(ALBUMS + ALBUMS / 8));
    }
  }

  private static final class FirstIsOut extends PTransform<PCollection<MergedAlbum>, PDone> {
    private static final long serialVersionUID = 1L;
    private static final CountDownLatch OUT = new CountDownLatch(1);

    @Override
    public PDone expand(PCollection<MergedAlbum> albums) {
      albums
          .apply(
              "Note",
              ParDo.of(
                  new DoFn<MergedAlbum, Void>() {
                    private static final long serialVersionUID = 1L;

                    @ProcessElement
                    public void note() {
                      OUT.countDown();
                    }
                  }))
          .setCoder(VoidCoder.of());
      return PDone.in(albums.getPipeline());
    }
  }

  @Test
  void anAlbumIsWrittenLongBeforeTheLastIsAsked() throws Exception {
    RunSettings run = FakeSources.run("spotify", "lastfm");
    MusicSource catalogue =
        wanted -> {
          if (number(wanted) == ALBUMS - 1) {
            assertThat(FirstIsOut.OUT.await(30, TimeUnit.SECONDS), is(true));
          }
          return FakeSources.found("spotify", wanted);
        };
    try (FakeSources fakes =
        new FakeSources(run, Map.of("spotify", catalogue, "lastfm", IngestPipelineTest::tags), 3)) {
      IngestPipeline.build(pipeline, new Pages(ALBUMS, 4), run, new FirstIsOut());
      pipeline.run().waitUntilFinish();
      assertThat(fakes.asked("lastfm"), is(greaterThan(0)));
    }
  }
}
