package io.tensoe.ingestion.tracks;

import io.tensoe.ingestion.database.connection.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Albums without one source, as statements of one transaction: its values leave their rows, and
 * what the others say is written. Immutable.
 */
final class PurgedAlbums {
  private final String source;
  private final boolean isCatalogue;
  private final boolean isSandbox;

  PurgedAlbums(String source, boolean isCatalogue, boolean isSandbox) {
    this.source = source;
    this.isCatalogue = isCatalogue;
    this.isSandbox = isSandbox;
  }

  Purge.Rows replace(Connection connection, String runId, List<Purge.Without> wanted)
      throws SQLException {
    List<String> keys = wanted.stream().map(Purge.Without::key).toList();
    Purge.Rows rows =
        new Purge.Rows(
            update(connection, DELETE_ROWS, keys),
            update(connection, blank(), keys),
            List.of(),
            List.of());
    update(connection, forgetOutcomes(), keys);
    update(connection, FORGET_OUTCOMES_OF_RUNS, keys);
    leave(connection, wanted.stream().filter(album -> album.again() == null).toList());
    for (Purge.Without album : wanted) {
      // One by one: two of them may bring the same track.
      if (album.again() != null) {
        List<String> batch = AlbumRows.parameters(runId, List.of(album.again()), false, isSandbox);
        Query.of(AlbumUpsert.SQL, batch.toArray()).one(connection, row -> true);
      }
    }
    return rows;
  }

  private static final String WITH = "WITH p AS (SELECT ?::text AS source, ?::text[] AS keys) ";

  private static final String DELETE_ROWS =
      "DELETE FROM tracks USING p WHERE provenance ->> 'id' = p.source"
          + " AND album_key = ANY (p.keys)";

  private static final String FORGET_OUTCOMES =
      "UPDATE albums SET outcomes = outcomes - p.source, status = 'deferred', deferred_until ="
          + " NULL, updated_at = now()%s FROM p WHERE albums.album_key = ANY (p.keys)";

  /** What is left of it once the rows are gone whose identity came from the source. */
  private static final String CONFIDENCE_OF_THE_REST =
      ", match_confidence = (SELECT max(t.match_confidence) FROM tracks t"
          + " WHERE t.album_key = albums.album_key)";

  private String forgetOutcomes() {
    return String.format(Locale.ROOT, FORGET_OUTCOMES, isCatalogue ? CONFIDENCE_OF_THE_REST : "");
  }

  private static final String FORGET_OUTCOMES_OF_RUNS =
      "UPDATE run_albums SET outcomes = outcomes - p.source FROM p WHERE album_key = ANY (p.keys)"
          + " AND jsonb_exists(outcomes, p.source)";

  private static void leave(Connection connection, List<Purge.Without> left) throws SQLException {
    Query.of(
            "UPDATE albums SET status = u.status FROM unnest(?, ?) AS u(album_key, status)"
                + " WHERE albums.album_key = u.album_key",
            left.stream().map(Purge.Without::key).toList(),
            left.stream().map(album -> album.status().name().toLowerCase(Locale.ROOT)).toList())
        .update(connection);
  }

  /** Every column to which it contributed becomes unknown, and nobody is said to have given it. */
  private static String blank() {
    String columns =
        AlbumUpsert.valueColumns().stream()
            .filter(column -> !TrackColumn.IDENTITY.contains(column))
            .map(
                column ->
                    String.format(
                        Locale.ROOT,
                        "%1$s = CASE WHEN p.source = ANY (string_to_array(provenance ->> '%1$s',"
                            + " ',')) THEN NULL ELSE %1$s END",
                        column))
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "UPDATE tracks SET %1$s, updated_at = now() AT TIME ZONE 'UTC', provenance = (SELECT"
            + " coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each_text(provenance)"
            + " WHERE key <> '%2$s' AND NOT p.source = ANY (string_to_array(value, ','))) ||"
            + " jsonb_build_object('%2$s',"
            + " array_to_string(array_remove(string_to_array(provenance ->> '%2$s', ','),"
            + " p.source), ',')) FROM p WHERE album_key = ANY (p.keys) AND EXISTS (SELECT 1"
            + " FROM jsonb_each_text(provenance) WHERE p.source = ANY (string_to_array(value,"
            + " ',')))",
        columns,
        AlbumUpsert.ANSWERED);
  }

  private int update(Connection connection, String sql, List<String> keys) throws SQLException {
    return Query.of(WITH + sql, source, keys).update(connection);
  }
}
