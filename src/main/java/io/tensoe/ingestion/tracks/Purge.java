package io.tensoe.ingestion.tracks;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Transactions;
import io.tensoe.ingestion.model.AlbumStatus;
import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Seed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes everything that came from one source out of the tables. What was spent of its limits stays:
 * those calls were made. If it is killed, the same purge finishes the rest. Safe for use by several
 * threads.
 */
public final class Purge {
  /** Columns that a row cannot be without; a row whose identity came from the source is deleted. */
  private static final Set<String> NEVER_NULL = Set.of("title", "artist");

  private final DataSource database;
  private final boolean isSandbox;
  private final boolean isCatalogue;
  private final String source;

  /**
   * @param source name of the source, whatever its base address
   * @param isCatalogue whether it may have given tracks, and so how sure the match of an album is
   */
  public Purge(DataSource database, String source, boolean isCatalogue, boolean isSandbox) {
    this.isCatalogue = isCatalogue;
    this.isSandbox = isSandbox;
    this.database = database;
    this.source = source;
  }

  /**
   * An album to which the source said something.
   *
   * @param before what all sources said, in the words of the table: a found one without its album
   * @param isInRows whether a row has a value of the source
   */
  public record Touched(Seed seed, Map<String, Outcome> before, boolean isInRows) {}

  /** Deletes its answers, dead letters and counts. */
  public Deleted deleteAnswers() throws InterruptedException {
    return Persistent.run(
        database,
        connection -> {
          connection.setAutoCommit(false);
          try {
            Deleted deleted =
                new Deleted(
                    execute(
                        connection, "DELETE FROM answers WHERE split_part(source_id, '@', 1) = ?"),
                    execute(connection, "DELETE FROM dead_letters WHERE source = ?"));
            execute(connection, "DELETE FROM run_sources WHERE source = ?");
            connection.commit();
            return deleted;
          } catch (SQLException e) {
            Transactions.rollBack(connection, e);
            throw e;
          } finally {
            Transactions.end(connection);
          }
        });
  }

  /**
   * What was deleted.
   *
   * @param answers stored answers
   * @param letters dead letters
   */
  public record Deleted(int answers, int letters) {}

  /**
   * What a purge would do, from counts alone; nothing is changed. Merging again may change tracks
   * that no value is taken from.
   *
   * @param albums to which the source said something
   * @param deleted tracks that only the source knew
   * @param changed other tracks with a value of the source
   */
  public record Preview(int answers, int letters, int albums, int deleted, int changed) {}

  /** Counts what there is of the source. */
  public Preview preview() throws InterruptedException {
    int albums = touched().size();
    return Persistent.run(
        database,
        connection -> {
          int rows = count(connection, "SELECT count(*) FROM tracks WHERE " + HAS_VALUE);
          int own = count(connection, "SELECT count(*) FROM tracks WHERE provenance ->> 'id' = ?");
          return new Preview(
              count(
                  connection,
                  "SELECT count(*) FROM answers WHERE split_part(source_id, '@', 1) = ?"),
              count(connection, "SELECT count(*) FROM dead_letters WHERE source = ?"),
              albums,
              own,
              Math.max(0, rows - own));
        });
  }

  private static final String HAS_VALUE =
      "EXISTS (SELECT 1 FROM jsonb_each_text(provenance)"
          + " WHERE ? = ANY (string_to_array(value, ',')))";

  private int count(Connection connection, String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, source);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private int execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, source);
      return statement.executeUpdate();
    }
  }

  /** Albums to which it said something, in the order of their keys. */
  public List<Touched> touched() throws InterruptedException {
    return Persistent.run(
        database,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "WITH known AS (SELECT DISTINCT album_key FROM tracks,"
                      + " jsonb_each_text(provenance) WHERE ? = ANY (string_to_array(value, ',')))"
                      + " SELECT coalesce(r.seed, a.seed), a.outcomes, k.album_key IS NOT NULL"
                      + " FROM albums a LEFT JOIN run_albums r"
                      + " ON r.run_id = a.run_id AND r.album_key = a.album_key"
                      + " LEFT JOIN known k ON k.album_key = a.album_key"
                      + " WHERE jsonb_exists(a.outcomes, ?) OR k.album_key IS NOT NULL"
                      + " ORDER BY a.album_key")) {
            query.setString(1, source);
            query.setString(2, source);
            List<Touched> albums = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                Seed seed = Json.read(row.getString(1), Seed.class);
                albums.add(new Touched(seed, outcomes(seed, row.getString(2)), row.getBoolean(3)));
              }
            }
            return albums;
          }
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

  /**
   * Takes its values out of the rows of these albums and writes what the rest says, in one
   * transaction.
   *
   * @param again albums that were merged again without the source
   * @param left where albums that were not stand without it, by key
   * @return what became of rows
   */
  public Rows replace(String runId, List<MergedAlbum> again, Map<String, AlbumStatus> left)
      throws InterruptedException {
    List<String> keys = new ArrayList<>(left.keySet());
    again.forEach(album -> keys.add(album.seed().key()));
    return Persistent.run(
        database,
        connection -> {
          connection.setAutoCommit(false);
          try {
            Rows rows =
                new Rows(update(connection, DELETE_ROWS, keys), update(connection, blank(), keys));
            update(connection, forgetOutcomes(), keys);
            update(connection, FORGET_OUTCOMES_OF_RUNS, keys);
            leave(connection, left);
            for (MergedAlbum album : again) {
              // One by one: two of them may bring the same track.
              try (PreparedStatement upsert = connection.prepareStatement(AlbumUpsert.SQL)) {
                List<String> batch = AlbumRows.parameters(runId, List.of(album), false, isSandbox);
                for (int i = 0; i < batch.size(); i++) {
                  upsert.setString(i + 1, batch.get(i));
                }
                upsert.execute();
              }
            }
            connection.commit();
            return rows;
          } catch (SQLException e) {
            Transactions.rollBack(connection, e);
            throw e;
          } finally {
            Transactions.end(connection);
          }
        });
  }

  /**
   * Rows of {@code tracks}.
   *
   * @param deleted the source alone knew these tracks
   * @param changed lost values of the source
   */
  public record Rows(int deleted, int changed) {}

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

  private static void leave(Connection connection, Map<String, AlbumStatus> left)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE albums SET status = u.status FROM unnest(?, ?) AS u(album_key, status)"
                + " WHERE albums.album_key = u.album_key")) {
      List<String> keys = List.copyOf(left.keySet());
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      statement.setArray(
          2,
          connection.createArrayOf(
              "text",
              keys.stream()
                  .map(key -> String.valueOf(left.get(key)).toLowerCase(Locale.ROOT))
                  .toArray()));
      statement.executeUpdate();
    }
  }

  /** Every column to which it contributed becomes unknown, and nobody is said to have given it. */
  private static String blank() {
    String columns =
        AlbumUpsert.valueColumns().stream()
            .filter(column -> !NEVER_NULL.contains(column))
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
    try (PreparedStatement statement = connection.prepareStatement(WITH + sql)) {
      statement.setString(1, source);
      statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
      return statement.executeUpdate();
    }
  }
}
