package io.tensoe.ingestion.tracks;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Seed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An album to which a source said something.
 *
 * @param before what all sources said, in the words of the table: a found one without its album
 * @param isInRows whether a row has a value of the source
 */
public record TouchedAlbum(Seed seed, Map<String, Outcome> before, boolean isInRows) {

  /** All of them, in the order of their keys. */
  static List<TouchedAlbum> of(Connection connection, String source) throws SQLException {
    return Query.of(
            "WITH known AS (SELECT DISTINCT album_key FROM tracks,"
                + " jsonb_each_text(provenance) WHERE ? = ANY (string_to_array(value, ',')))"
                + " SELECT coalesce(r.seed, a.seed), a.outcomes, k.album_key IS NOT NULL"
                + " FROM albums a LEFT JOIN run_albums r"
                + " ON r.run_id = a.run_id AND r.album_key = a.album_key"
                + " LEFT JOIN known k ON k.album_key = a.album_key"
                + " WHERE jsonb_exists(a.outcomes, ?) OR k.album_key IS NOT NULL"
                + " ORDER BY a.album_key",
            source,
            source)
        .list(
            connection,
            row -> {
              Seed seed = Json.read(row.getString(1), Seed.class);
              return new TouchedAlbum(seed, outcomes(seed, row.getString(2)), row.getBoolean(3));
            });
  }

  private static Map<String, Outcome> outcomes(Seed seed, String json) {
    Map<String, Outcome> outcomes = new TreeMap<>();
    Json.read(json, JsonNode.class)
        .fields()
        .forEachRemaining(
            each -> outcomes.put(each.getKey(), outcome(each.getKey(), seed, each.getValue())));
    return outcomes;
  }

  private static Outcome outcome(String name, Seed seed, JsonNode said) {
    Outcome.Status status = Outcome.Status.valueOf(upper(said.path("outcome").asText()));
    @Nullable String until = said.path("until").textValue();
    @Nullable String failure = said.path("failure").textValue();
    @Nullable String cause = said.path("cause").textValue();
    return new Outcome(
        name,
        seed,
        status,
        null,
        status != Outcome.Status.FAILED
            ? null
            : failure == null ? FailureKind.UNAVAILABLE : FailureKind.valueOf(upper(failure)),
        said.path("reason").textValue(),
        until == null ? null : Instant.parse(until),
        null,
        cause == null ? null : Cause.valueOf(upper(cause)));
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
