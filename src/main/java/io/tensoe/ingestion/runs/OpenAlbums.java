package io.tensoe.ingestion.runs;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.Seed;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The albums that a run can bring further. Safe for use by several threads. */
public final class OpenAlbums {
  private static final String IS_FINAL = "a.status IN ('complete', 'absent')";

  private static final String SKIPPED =
      "EXISTS (SELECT 1 FROM jsonb_each(a.outcomes) AS o"
          + " WHERE o.value ->> 'outcome' = 'skipped'"
          + " AND (o.key || ':' || (o.value ->> 'cause')) = ANY (?))";

  private final DataSource source;

  public OpenAlbums(DataSource source) {
    this.source = source;
  }

  /** One reason for which a source skipped albums. */
  public record Skip(String source, Cause cause) {
    private String text() {
      return source + ":" + cause.name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An album that can be brought further.
   *
   * @param given as it was first wanted
   * @param last as the last run took it, with that run's overrides
   */
  public record Open(Seed given, Seed last) {}

  /**
   * All albums that are not final, and final ones that a source skipped for a reason that is gone.
   * Those that need least come first, so that a small budget completes albums; then in the order in
   * which they were wanted.
   *
   * @param gone reasons that do not hold any more
   */
  public List<Open> unfinished(Collection<Skip> gone) throws InterruptedException {
    return albums("NOT " + IS_FINAL + " OR " + SKIPPED, gone);
  }

  /** Final albums that a source skipped for this reason. */
  public List<Open> skipped(Skip skip) throws InterruptedException {
    return albums(IS_FINAL + " AND " + SKIPPED, List.of(skip));
  }

  /** Whether no run has registered an album yet. */
  public boolean isNoneKnown() throws InterruptedException {
    Query query = Query.of("SELECT NOT EXISTS (SELECT 1 FROM albums)");
    return Persistent.run(source, connection -> query.one(connection, row -> row.getBoolean(1)));
  }

  /**
   * The last {@code ingest}, if it died before it registered its albums: what it was given is
   * nowhere written down.
   *
   * @return null = it did not
   */
  public @Nullable String runWithoutAlbums() throws InterruptedException {
    Query query =
        Query.of(
            "SELECT run_id FROM runs r WHERE finished IS NULL AND rejected = 0 AND run_id"
                + " = (SELECT max(run_id) FROM runs WHERE command = 'ingest') AND NOT"
                + " EXISTS (SELECT 1 FROM run_albums a WHERE a.run_id = r.run_id)");
    return Persistent.run(
            source, connection -> query.list(connection, row -> row.getString(1)).stream())
        .findFirst()
        .orElse(null);
  }

  private List<Open> albums(String condition, Collection<Skip> skips) throws InterruptedException {
    Query query =
        Query.of(
            "SELECT a.seed, coalesce(r.seed, a.seed) FROM albums a LEFT JOIN run_albums r"
                + " ON r.run_id = a.run_id AND r.album_key = a.album_key WHERE "
                + condition
                + " ORDER BY CASE a.status WHEN 'partial' THEN 0 WHEN 'deferred' THEN 1 WHEN"
                + " 'failed' THEN 2 ELSE 3 END, a.created_at, r.position, a.album_key",
            skips.stream().map(Skip::text).toList());
    return Persistent.run(
        source,
        connection ->
            query.list(
                connection,
                row ->
                    new Open(
                        Json.read(row.getString(1), Seed.class),
                        Json.read(row.getString(2), Seed.class))));
  }
}
