package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.spotify.SpotifyStatus.Asked;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.Details;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.DetailsAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Popularity and ISRC, which the tracks inside an album lack: asked for in batches, an endpoint
 * that is closed in development mode. Its first refusal is remembered for the life of this object,
 * that is one run; until it has answered once, only one thread asks, so a refusal costs one request
 * and not one per thread.
 */
final class TrackDetails {
  /** https://developer.spotify.com/documentation/web-api/reference/get-several-tracks */
  private static final int BATCH = 50;

  private enum Door {
    UNTRIED,
    OPEN,
    CLOSED
  }

  private final SpotifyApi api;
  private final ReentrantLock trying = new ReentrantLock();
  private volatile Door door = Door.UNTRIED;

  TrackDetails(SpotifyApi api) {
    this.api = api;
  }

  /**
   * The same tracks with what the batch endpoint knows of them; unchanged where it is closed.
   *
   * @throws SourceException for every failure other than a refusal of this endpoint
   */
  List<SourceTrack> addedTo(List<SourceTrack> tracks) throws SourceException, InterruptedException {
    List<SourceTrack> all = new ArrayList<>();
    for (int from = 0; from < tracks.size(); from += BATCH) {
      List<SourceTrack> batch = tracks.subList(from, Math.min(from + BATCH, tracks.size()));
      Map<String, Details> details = details(batch);
      for (SourceTrack track : batch) {
        all.add(with(track, details.get(track.id())));
      }
    }
    return List.copyOf(all);
  }

  private Map<String, Details> details(List<SourceTrack> batch)
      throws SourceException, InterruptedException {
    if (door != Door.UNTRIED) {
      return door == Door.OPEN ? asked(batch) : Map.of();
    }
    trying.lockInterruptibly();
    try {
      return door == Door.CLOSED ? Map.of() : asked(batch);
    } finally {
      trying.unlock();
    }
  }

  private Map<String, Details> asked(List<SourceTrack> batch)
      throws SourceException, InterruptedException {
    String ids =
        batch.stream().map(track -> String.valueOf(track.id())).collect(Collectors.joining(","));
    try {
      Map<String, Details> known =
          api.ask(
                  Asked.BATCH,
                  "/tracks",
                  Map.of("ids", ids),
                  DetailsAnswer.class,
                  SpotifyWire::detailsIn)
              .map(DetailsAnswer::byId)
              .orElse(Map.of());
      door = Door.OPEN;
      return known;
    } catch (SourceException failure) {
      if (failure.kind() != SourceException.Kind.REFUSED) {
        throw failure;
      }
      door = Door.CLOSED;
      return Map.of();
    }
  }

  private static SourceTrack with(SourceTrack track, @Nullable Details details) {
    if (details == null) {
      return track;
    }
    return track
        .with()
        .popularity(details.popularity() == null ? track.popularity() : details.popularity())
        .isrc(details.isrc() == null ? track.isrc() : details.isrc())
        .build();
  }
}
