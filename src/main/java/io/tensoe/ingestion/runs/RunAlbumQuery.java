package io.tensoe.ingestion.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.model.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what became of the albums of one run, and of its bad rows. */
final class RunAlbumQuery {
  /**
   * An album whose rows belong to another wanted one is the same album at the catalogue, which is
   * the source that gave the ids of the rows. Each part is worked out once: joined as one query,
   * the JSON of 10,000 albums was compared with that of every other, for two minutes.
   */
  private static final String ALBUMS =
      """
      WITH own AS MATERIALIZED (
        SELECT t.album_key, max(t.provenance ->> 'id') AS source, count(*) AS rows
          FROM run_tracks r JOIN tracks t ON t.id = r.track_id WHERE r.run_id = ? GROUP BY 1),
      catalogued AS MATERIALIZED (
        SELECT own.source, a.outcomes -> own.source ->> 'id' AS id, sum(rows) AS rows
          FROM own JOIN albums a USING (album_key) GROUP BY 1, 2),
      without AS MATERIALIZED (
        SELECT r.album_key, o.key AS source, o.value ->> 'id' AS id
          FROM run_albums r LEFT JOIN own USING (album_key)
            CROSS JOIN LATERAL jsonb_each(r.outcomes) AS o
          WHERE r.run_id = ? AND own.rows IS NULL),
      shared AS (
        SELECT w.album_key, max(c.rows) AS rows
          FROM without w JOIN catalogued c USING (source, id) GROUP BY 1)
      SELECT r.seed ->> 'artist', r.seed ->> 'album', (r.seed ->> 'year')::integer, r.status,
             r.outcomes, coalesce(own.rows, shared.rows, 0)
        FROM run_albums r LEFT JOIN own USING (album_key)
        LEFT JOIN shared USING (album_key)
        WHERE r.run_id = ? ORDER BY r.position
      """;

  private static final String LETTERS =
      "SELECT d.kind, d.source, d.seed ->> 'artist', d.seed ->> 'album', d.seed ->> 'row', d.file,"
          + " coalesce(d.line, 0), d.message, d.at"
          + " FROM dead_letters d LEFT JOIN run_albums r USING (run_id, album_key)"
          + " WHERE d.run_id = ? ORDER BY r.position NULLS FIRST, d.line, d.source";

  private static final TypeReference<Map<String, RunFacts.Said>> OUTCOMES =
      new TypeReference<>() {};

  private RunAlbumQuery() {}

  static List<RunFacts.Album> albums(Connection connection, String runId) throws SQLException {
    return Query.of(ALBUMS, runId, runId, runId)
        .list(
            connection,
            row ->
                new RunFacts.Album(
                    row.getString(1),
                    row.getString(2),
                    row.getObject(3, Integer.class),
                    row.getString(4),
                    outcomes(row.getString(5)),
                    row.getLong(6)));
  }

  private static @Nullable Map<String, RunFacts.Said> outcomes(@Nullable String json)
      throws SQLException {
    try {
      return json == null ? null : Json.MAPPER.readValue(json, OUTCOMES);
    } catch (JsonProcessingException e) {
      throw new SQLException("these are no outcomes: " + json, e);
    }
  }

  static List<RunFacts.Letter> letters(Connection connection, String runId) throws SQLException {
    return Query.of(LETTERS, runId)
        .list(
            connection,
            row ->
                new RunFacts.Letter(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getLong(7),
                    row.getString(8),
                    row.getObject(9, OffsetDateTime.class).toInstant()));
  }
}
