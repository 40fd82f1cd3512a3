package io.tensoe.ingestion.store;

import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SkipCause;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

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
  public record Skip(String source, SkipCause cause) {
    private String text() {
      return source + ":" + cause.name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * All albums that are not final, and final ones that a source skipped for a reason that is gone.
   * Seeds are those of the last run, with its overrides. Those that need least come first, so that
   * a small budget completes albums; then in the order in which they were wanted.
   *
   * @param gone reasons that do not hold any more
   */
  public List<Seed> unfinished(Collection<Skip> gone) throws InterruptedException {
    return seeds("NOT " + IS_FINAL + " OR " + SKIPPED, gone);
  }

  /** Final albums that a source skipped for this reason. */
  public List<Seed> skipped(Skip skip) throws InterruptedException {
    return seeds(IS_FINAL + " AND " + SKIPPED, List.of(skip));
  }

  private List<Seed> seeds(String condition, Collection<Skip> skips) throws InterruptedException {
    return Persistent.run(
        source,
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT coalesce(r.seed, a.seed) FROM albums a LEFT JOIN run_albums r"
                      + " ON r.run_id = a.run_id AND r.album_key = a.album_key WHERE "
                      + condition
                      + " ORDER BY CASE a.status WHEN 'partial' THEN 0 WHEN 'failed' THEN 1"
                      + " WHEN 'deferred' THEN 2 ELSE 3 END, a.created_at, r.position, a.album_key")) {
            query.setArray(
                1, connection.createArrayOf("text", skips.stream().map(Skip::text).toArray()));
            List<Seed> seeds = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
              while (rows.next()) {
                seeds.add(Json.read(rows.getString(1), Seed.class));
              }
            }
            return seeds;
          }
        });
  }
}
