package io.tensoe.ingestion.runs;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.Seed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** What runs failed to look up. Safe for use by several threads. */
public final class DeadLetterQuery {
  private final DataSource source;

  public DeadLetterQuery(DataSource source) {
    this.source = source;
  }

  /**
   * The albums that a source failed to look up in a run, in the order of its input; bad rows of the
   * input are not among them.
   */
  public List<Letter> ofAlbums(String runId) throws InterruptedException {
    Query query =
        Query.of(
            "SELECT d.seed, d.source, d.kind, d.message, d.at"
                + " FROM dead_letters d LEFT JOIN run_albums r USING (run_id, album_key)"
                + " WHERE d.run_id = ? AND d.album_key IS NOT NULL"
                + " ORDER BY r.position, d.source",
            runId);
    return Persistent.run(
        source,
        connection ->
            query.list(
                connection,
                row ->
                    new Letter(
                        Json.read(row.getString(1), Seed.class),
                        row.getString(2),
                        FailureKind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                        row.getString(4),
                        row.getObject(5, OffsetDateTime.class).toInstant())));
  }

  /**
   * An album that a source failed to look up.
   *
   * @param seed as it was asked about, with the ids an override pinned
   * @param source name of the source
   * @param kind what it asks of whoever reads it
   * @param message one sentence for people, free of secrets
   * @param at when it failed
   */
  public record Letter(Seed seed, String source, FailureKind kind, String message, Instant at) {}
}
