package io.tensoe.ingestion.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tensoe.ingestion.model.AlbumStatus;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Track;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Merged albums as rows: one JSON document per batch, for the one statement that takes it ({@link
 * AlbumUpsert}). Rows, outcomes, dead letters and the run's counts are written together or not at
 * all, and again without effect.
 */
public final class AlbumRows {
  private AlbumRows() {}

  /**
   * Whether an album takes the place of what is known of it: an override speaks of it, and a
   * catalogue has answered.
   */
  public static boolean replaces(MergedAlbum album) {
    return album.seed().forbidden() != null
        && album.status() != AlbumStatus.FAILED
        && album.status() != AlbumStatus.DEFERRED;
  }

  /**
   * One batch; no track id may stand in two of the albums, and one that {@link #replaces} stands
   * alone: what it gives up may belong to another from now on.
   */
  public static String json(String runId, List<MergedAlbum> albums) {
    return json(runId, albums, false);
  }

  /**
   * One batch, see {@link #json(String, List)}.
   *
   * @param isOffline whether nothing could be asked: a final album is not opened again for want of
   *     an answer then
   */
  public static String json(String runId, List<MergedAlbum> albums, boolean isOffline) {
    ObjectNode batch = Json.MAPPER.createObjectNode().put("run", runId);
    if (isOffline) {
      batch.put("offline", true);
    }
    ArrayNode albumRows = batch.putArray("albums");
    ArrayNode trackRows = batch.putArray("tracks");
    ArrayNode letters = batch.putArray("letters");
    for (MergedAlbum album : albums) {
      albumRows.add(row(album));
      String answered = answered(album);
      album.tracks().forEach(track -> trackRows.add(row(track, answered)));
      album.outcomes().stream()
          .filter(outcome -> outcome.status() == Outcome.Status.FAILED)
          .forEach(outcome -> letters.add(letter(outcome)));
    }
    return batch.toString();
  }

  /** The sources that answered, whatever they answered. */
  private static String answered(MergedAlbum album) {
    return album.outcomes().stream()
        .filter(
            outcome ->
                outcome.status() == Outcome.Status.FOUND
                    || outcome.status() == Outcome.Status.ABSENT)
        .map(Outcome::source)
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static ObjectNode row(MergedAlbum album) {
    ObjectNode outcomes = Json.MAPPER.createObjectNode();
    for (Outcome outcome : album.outcomes()) {
      ObjectNode one = outcomes.putObject(outcome.source());
      one.put("outcome", lower(outcome.status()));
      if (outcome.reason() != null) {
        one.put("reason", outcome.reason());
      }
      if (outcome.until() != null) {
        one.put("until", outcome.until().toString());
      }
      if (outcome.confidence() != null) {
        one.put("confidence", outcome.confidence());
      }
      if (outcome.album() != null && outcome.album().id() != null) {
        one.put("id", outcome.album().id());
      }
      if (outcome.failure() != null) {
        one.put("failure", lower(outcome.failure()));
      }
      if (outcome.cause() != null) {
        one.put("cause", lower(outcome.cause()));
      }
    }
    ObjectNode row =
        Json.MAPPER
            .createObjectNode()
            .put("album_key", album.seed().key())
            .put("album", album.seed().album())
            .put("artist", album.seed().artist())
            .put("status", lower(album.status()))
            .put("match_confidence", album.matchConfidence())
            .put("replaces", replaces(album));
    row.set("seed", Json.MAPPER.valueToTree(album.seed()));
    row.set("outcomes", outcomes);
    if (album.deferredUntil() != null) {
      row.put("deferred_until", album.deferredUntil().toString());
    }
    return row;
  }

  private static ObjectNode row(Track track, String answered) {
    ObjectNode row =
        Json.MAPPER
            .createObjectNode()
            .put("id", track.id())
            .put("title", track.title())
            .put("artist", track.artist())
            .put("album", track.album())
            .put("duration_ms", track.durationMs())
            .put("popularity", track.popularity())
            .put("aoty_score", track.aotyScore())
            .put("aoty_user_score", track.aotyUserScore())
            .put("aoty_track_score", track.aotyTrackScore())
            .put("spotify_url", track.spotifyUrl())
            .put("explicit", track.explicit())
            .put("track_number", track.trackNumber())
            .put("disc_number", track.discNumber())
            .put("album_total_tracks", track.albumTotalTracks())
            .put("isrc", track.isrc())
            .put("match_confidence", track.matchConfidence())
            .put("album_key", track.albumKey());
    row.put("release_date", track.releaseDate() == null ? null : track.releaseDate().toString());
    row.put("release_date_precision", track.precision() == null ? null : lower(track.precision()));
    putTexts(row, "artists", track.artists());
    putTexts(row, "genres", track.genres());
    putTexts(row, "moods", track.moods());
    ObjectNode provenance = Json.MAPPER.valueToTree(track.provenance());
    row.set("provenance", provenance.put(AlbumUpsert.ANSWERED, answered));
    return row;
  }

  private static void putTexts(ObjectNode row, String column, @Nullable List<String> texts) {
    if (texts != null) {
      ArrayNode array = row.putArray(column);
      texts.forEach(array::add);
    }
  }

  private static ObjectNode letter(Outcome outcome) {
    ObjectNode letter =
        Json.MAPPER
            .createObjectNode()
            .put("album_key", outcome.seed().key())
            .put("file", outcome.seed().origin())
            .put("line", outcome.seed().line())
            .put("source", outcome.source())
            .put("kind", outcome.failure() == null ? "unavailable" : lower(outcome.failure()))
            .put("message", String.valueOf(outcome.reason()));
    letter.set("seed", Json.MAPPER.valueToTree(outcome.seed()));
    return letter;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
