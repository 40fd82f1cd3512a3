package io.tensoe.ingestion.sources.tapes;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.match.Candidates;
import io.tensoe.ingestion.match.Decision;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.Absences;
import io.tensoe.ingestion.sources.MusicSource;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.Sources;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A search by artist and title, then the tape; a pinned number saves the search. Thread-safe. */
final class TapesSource implements MusicSource {
  private static final String TITLE = "The Tapes";

  private final SourceClient client;
  private final URI base;
  private final String key;
  private final String side;
  private final InstantSource clock = InstantSource.system();

  TapesSource(SourceClient client, URI base, String key, String side) {
    this.client = client;
    this.base = base;
    this.key = key;
    this.side = side;
  }

  @Override
  public Result find(Wanted wanted) throws SourceException, InterruptedException {
    Seed seed = wanted.seed();
    @Nullable String pinned = seed.pin("tapes");
    if (pinned != null) {
      return tape(pinned)
          .<Result>map(tape -> new Found(tape, 1))
          .orElseGet(() -> Absent.because(TITLE + " has no number " + pinned));
    }
    Decision decision = Candidates.decide(seed, hits(seed), Sources.pins());
    if (decision instanceof Decision.Ambiguous several) {
      return Absences.ambiguous(TITLE, "tapes_id", seed, several.albums(), SourceAlbum::id);
    }
    if (decision instanceof Decision.Chosen chosen) {
      return tape(String.valueOf(chosen.album().id()))
          .<Result>map(tape -> new Found(tape, chosen.confidence()))
          .orElseGet(() -> Absences.none(TITLE, chosen.album()));
    }
    return Absences.none(TITLE, ((Decision.None) decision).nearest());
  }

  /** Without songs; a search that brings nothing that fits is asked again sooner. */
  private List<SourceAlbum> hits(Seed seed) throws SourceException, InterruptedException {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("artist", seed.artist());
    query.put("title", seed.album());
    return client
        .ask(
            Question.of(
                    call("/tapes", query),
                    TapesWire.Hits.class,
                    reply -> TapesWire.hitsIn(reply, clock.instant()))
                .usefulIf(
                    hits ->
                        !(Candidates.decide(seed, hits.albums(), Sources.pins())
                            instanceof Decision.None)))
        .map(TapesWire.Hits::albums)
        .orElse(List.of());
  }

  private Optional<SourceAlbum> tape(String number) throws SourceException, InterruptedException {
    return client.ask(
        Question.of(
            call("/tapes/" + number, Map.of("side", side)),
            SourceAlbum.class,
            reply -> TapesWire.tapeIn(reply, clock.instant())));
  }

  private Call call(String path, Map<String, String> query) {
    return Call.get(base, path, query).withSecretHeader("X-Tapes-Key", key);
  }
}
