package io.tensoe.ingestion.limits;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * What earlier runs left in the database that tells what the next one costs. Only read, never
 * written.
 *
 * @param answers album key to source to whether it found the album; a source that did not answer
 *     (found or absent) about an album is not there
 * @param costs source to what its answers took so far; a source that was never asked is not there
 */
public record CallHistory(Map<String, Map<String, Boolean>> answers, Map<String, Cost> costs) {

  /** Nothing is known: there is no database yet. */
  public static final CallHistory NONE = new CallHistory(Map.of(), Map.of());

  private static final int CHUNK = 1_000;

  /** The same, and further answers, by album key and source. */
  public CallHistory with(Map<String, Map<String, Boolean>> further) {
    Map<String, Map<String, Boolean>> all = new HashMap<>(answers);
    further.forEach(
        (key, said) -> {
          Map<String, Boolean> both = new HashMap<>(said);
          both.putAll(answers.getOrDefault(key, Map.of()));
          all.put(key, both);
        });
    return new CallHistory(all, costs);
  }

  /**
   * What the answers of one source took, over all runs.
   *
   * @param calls calls under its limit, repeats after failures left out; an album that was asked
   *     about twice counts its calls twice
   * @param found albums it has
   * @param absent albums it answered it has none of
   */
  public record Cost(long calls, long found, long absent) {

    /** Albums it answered about. */
    public long answered() {
      return found + absent;
    }
  }

  /** Looks up what is known about these albums. */
  public static CallHistory of(DataSource source, List<String> keys) throws InterruptedException {
    return Persistent.run(
        source, connection -> new CallHistory(answers(connection, keys), costs(connection)));
  }

  private static Map<String, Map<String, Boolean>> answers(Connection connection, List<String> keys)
      throws SQLException {
    Map<String, Map<String, Boolean>> answers = new HashMap<>();
    for (int first = 0; first < keys.size(); first += CHUNK) {
      Query.of(
              "SELECT album_key, o.key, o.value ->> 'outcome' = 'found'"
                  + " FROM albums, jsonb_each(outcomes) AS o WHERE album_key = ANY (?)"
                  + " AND o.value ->> 'outcome' IN ('found', 'absent')",
              keys.subList(first, Math.min(keys.size(), first + CHUNK)))
          .each(
              connection,
              row ->
                  answers
                      .computeIfAbsent(row.getString(1), key -> new HashMap<>())
                      .put(row.getString(2), row.getBoolean(3)));
    }
    return answers;
  }

  private static Map<String, Cost> costs(Connection connection) throws SQLException {
    Map<String, Cost> costs = new HashMap<>();
    Query.of(
            "WITH asked AS (SELECT source, sum(coalesce((counts ->> 'requests')::bigint, 0) -"
                + " coalesce((counts ->> 'retries')::bigint, 0)) AS calls FROM run_sources"
                + " GROUP BY 1), answered AS (SELECT o.key AS source, count(*) FILTER (WHERE"
                + " o.value ->> 'outcome' = 'found') AS found, count(*) FILTER (WHERE o.value"
                + " ->> 'outcome' = 'absent') AS absent FROM albums, jsonb_each(outcomes) AS o"
                + " GROUP BY 1) SELECT source, calls, found, absent FROM asked JOIN answered"
                + " USING (source)")
        .each(
            connection,
            row ->
                costs.put(
                    row.getString(1), new Cost(row.getLong(2), row.getLong(3), row.getLong(4))));
    return costs;
  }
}
