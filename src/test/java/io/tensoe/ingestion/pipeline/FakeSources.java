package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.SourceTrackBuilder;
import io.tensoe.ingestion.model.Tag;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.MusicSource;
import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.Sources;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Fake sources behind the lanes of a run in this JVM. A lane is found by run and source, and who
 * comes second joins it; so a test that opens the lanes first decides which sources the steps ask,
 * and every step runs as in production.
 */
final class FakeSources implements AutoCloseable {
  private static final AtomicInteger RUNS = new AtomicInteger();

  private final Map<String, SourceCounters> counters = new LinkedHashMap<>();
  private final Map<String, AtomicInteger> asked = new LinkedHashMap<>();
  private final Map<String, AtomicInteger> saved = new LinkedHashMap<>();
  private final CatalogueAccess access =
      new CatalogueAccess(true, nowhere(), Duration.ofMinutes(10), forLong());
  private final RunSettings run;

  /**
   * @param run as {@link #run} makes it
   * @param albums most albums under way in one lane
   */
  FakeSources(RunSettings run, Map<String, MusicSource> sources, int albums)
      throws InterruptedException {
    this.run = run;
    for (Map.Entry<String, MusicSource> each : sources.entrySet()) {
      String name = each.getKey();
      counters.put(name, new SourceCounters());
      asked.put(name, new AtomicInteger());
      saved.put(name, new AtomicInteger());
      Lanes.open(name, run, (source, settings) -> opened(name, each.getValue(), albums));
    }
  }

  private Lanes.Opened opened(String name, MusicSource source, int albums) {
    MusicSource counted =
        wanted -> {
          of(asked, name).incrementAndGet();
          return source.find(wanted);
        };
    LookUpOne lookUp =
        new LookUpOne(Sources.named(name), run, counted, of(counters, name), access, time -> {});
    Lane lane = new Lane(name, albums, new BudgetAdmission(OptionalLong::empty, 1), lookUp);
    return new Lanes.Opened(lane, of(saved, name)::incrementAndGet, () -> {});
  }

  /** Settings with these sources in play; nothing in them is ever connected to. */
  static RunSettings run(String... sources) {
    return run(Map.of(), sources);
  }

  static RunSettings run(Map<String, String> unusable, String... sources) {
    List<SourceSettings> settings = new ArrayList<>();
    for (String source : sources) {
      settings.add(
          new SourceSettings(
              source,
              source + "@test",
              Map.of("api", URI.create("http://localhost:1/")),
              null,
              null,
              1,
              null,
              false,
              Map.of(),
              true));
    }
    return new RunSettings(
        "fake-" + RUNS.incrementAndGet(),
        nothing -> {
          throw new IllegalStateException("no test of a step needs a database");
        },
        settings,
        unusable,
        5,
        5,
        100);
  }

  /** Counts of one source. */
  SourceCounters counters(String source) {
    return of(counters, source);
  }

  /** How often a source was asked for an album. */
  int asked(String source) {
    return of(asked, source).get();
  }

  /** How often the counts of a source were written down. */
  int saved(String source) {
    return of(saved, source).get();
  }

  @Override
  public void close() throws InterruptedException {
    for (String source : counters.keySet()) {
      Lanes.release(source, run);
    }
  }

  /** An album that a catalogue has: two tracks. */
  static MusicSource.Result found(String source, Wanted wanted) {
    String id = source + wanted.seed().line();
    return new MusicSource.Found(
        SourceAlbum.of(source, wanted.seed().album(), List.of(wanted.seed().artist()))
            .id(id)
            .totalTracks(2)
            .tracks(List.of(track(id, 1, null), track(id, 2, null)))
            .build(),
        0.9);
  }

  /** The album as it was resolved, every track with one tag. */
  static MusicSource.Result tagged(String source, Wanted wanted) {
    @Nullable SourceAlbum resolved = wanted.resolved();
    if (resolved == null) {
      throw new IllegalStateException("asked without a track list");
    }
    return new MusicSource.Found(
        SourceAlbum.of(source, resolved.title(), resolved.artists())
            .tracks(
                List.of(
                    track(String.valueOf(resolved.id()), 1, "rock"),
                    track(String.valueOf(resolved.id()), 2, "rock")))
            .build(),
        1);
  }

  private static SourceTrack track(String album, int number, @Nullable String tag) {
    SourceTrackBuilder track =
        SourceTrack.of("Track " + number)
            .id(album + "-" + number)
            .disc(1)
            .number(number)
            .durationMs(200_000);
    return tag == null ? track.build() : track.tagged(List.of(new Tag(tag, 100)), "track").build();
  }

  private static <T> T of(Map<String, T> map, String source) {
    @Nullable T value = map.get(source);
    if (value == null) {
      throw new IllegalArgumentException(source + " is no fake");
    }
    return value;
  }

  private static Duration forLong() {
    return Duration.ofMinutes(10);
  }

  private static CatalogueAccess.Notes nowhere() {
    return new CatalogueAccess.Notes() {
      @Override
      public void refused(boolean isRefused) {}

      @Override
      public Optional<Boolean> isRefused() {
        return Optional.empty();
      }
    };
  }
}
