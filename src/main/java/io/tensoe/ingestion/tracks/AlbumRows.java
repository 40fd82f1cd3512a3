package io.tensoe.ingestion.tracks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tensoe.ingestion.model.AlbumStatus;
import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Merged albums as the parameters of the one statement that takes a batch ({@link AlbumUpsert}).
 * Rows, outcomes, dead letters and the run's counts are written together or not at all, and again
 * without effect.
 */
public final class AlbumRows {
  /** An escaped NUL; the backslashes before it belong together in pairs. */
  private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private AlbumRows() {}

  /**
   * Whether an album replaces the rows written for it before: an override names it, and a catalogue
   * has answered.
   */
  public static boolean replaces(MergedAlbum album) {
    return album.seed().forbidden() != null
        && album.status() != AlbumStatus.FAILED
        && album.status() != AlbumStatus.DEFERRED;
  }

  /**
   * One batch; no track id may stand in two of the albums, and one that {@link #replaces} stands
   * alone: what it gives up may belong to another from now on.
   *
   * @param isOffline whether nothing could be asked: a final album is not opened again for want of
   *     an answer then
   * @param isSandbox whether the rows are imitated, see {@link SandboxRows}
   * @return the parameters of {@link AlbumUpsert#SQL}, in order
   */
  public static List<String> parameters(
      String runId, List<MergedAlbum> albums, boolean isOffline, boolean isSandbox) {
    ArrayNode albumRows = Json.MAPPER.createArrayNode();
    ArrayNode letters = Json.MAPPER.createArrayNode();
    TrackArrays tracks = new TrackArrays(isSandbox);
    for (MergedAlbum album : albums) {
      albumRows.add(row(album));
      tracks.add(album);
      album.outcomes().stream()
          .filter(outcome -> outcome.status() == Outcome.Status.FAILED || isAmbiguous(outcome))
          .forEach(outcome -> letters.add(letter(outcome)));
    }
    List<String> parameters = new ArrayList<>();
    parameters.add(runId);
    parameters.add(String.valueOf(isOffline));
    parameters.add(storable(albumRows));
    parameters.add(storable(letters));
    parameters.add(tracks.provenances());
    parameters.addAll(tracks.texts());
    return parameters;
  }

  /** As JSON that a jsonb takes: PostgreSQL has no NUL, and what a service sent may hold one. */
  private static String storable(ArrayNode rows) {
    String json = rows.toString();
    return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1") : json;
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
    row.set("seed", asWanted(album.seed()));
    row.set("outcomes", outcomes);
    if (album.deferredUntil() != null) {
      row.put("deferred_until", album.deferredUntil().toString());
    }
    return row;
  }

  /** A person must add a hint to the input, so it is a dead letter though nothing failed. */
  private static boolean isAmbiguous(Outcome outcome) {
    return outcome.cause() == Cause.AMBIGUOUS;
  }

  private static FailureKind kind(Outcome outcome) {
    if (isAmbiguous(outcome)) {
      return FailureKind.INVALID;
    }
    return outcome.failure() == null ? FailureKind.UNAVAILABLE : outcome.failure();
  }

  private static ObjectNode letter(Outcome outcome) {
    ObjectNode letter =
        Json.MAPPER
            .createObjectNode()
            .put("album_key", outcome.seed().key())
            .put("file", outcome.seed().origin())
            .put("line", outcome.seed().line())
            .put("source", outcome.source())
            .put("kind", lower(kind(outcome)))
            .put("message", String.valueOf(outcome.reason()));
    letter.set("seed", asWanted(outcome.seed()));
    return letter;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The seed as it was wanted: its place in one run says nothing to the next. */
  private static JsonNode asWanted(Seed seed) {
    return Json.MAPPER.valueToTree(seed.toBuilder().place(null).build());
  }
}
