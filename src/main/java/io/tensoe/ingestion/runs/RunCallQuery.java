package io.tensoe.ingestion.runs;

import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.http.Limit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the calls of one run over time, in buckets that the database makes. */
final class RunCallQuery {
  private static final int MOST_BUCKETS = 180;

  /** Lengths of a bucket that people can read, in milliseconds; a longer one is whole days. */
  private static final List<Long> STEPS =
      List.of(
          100L,
          200L,
          500L,
          1_000L,
          2_000L,
          5_000L,
          10_000L,
          15_000L,
          30_000L,
          60_000L,
          120_000L,
          300_000L,
          600_000L,
          900_000L,
          1_800_000L,
          3_600_000L,
          7_200_000L,
          21_600_000L,
          43_200_000L);

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /** Source by source, so that the index on source and run is used. */
  private static final String SPANS =
      "SELECT s.source_id, c.* FROM source_state s, LATERAL (SELECT count(*), min(at), max(at),"
          + " min(number), max(number) FROM calls WHERE source_id = s.source_id AND run_id = ?) AS"
          + " c WHERE c.count > 0 ORDER BY 1";

  /**
   * The window that ends with a call begins just after the call that no longer counts. Calls of
   * other runs count as well: they share the limit.
   */
  private static final String BUCKETS =
      """
      WITH windowed AS (
        SELECT at, run_id, count(*) OVER (ORDER BY at
            RANGE BETWEEN ? * interval '1 millisecond' - interval '1 microsecond' PRECEDING
            AND CURRENT ROW) AS filled
          FROM calls WHERE source_id = ? AND number BETWEEN ? AND ?)
      SELECT floor(extract(epoch FROM at - ?) * 1000 / ?)::integer,
             count(*) FILTER (WHERE run_id = ?), max(filled), count(*)
        FROM windowed WHERE at >= ? GROUP BY 1 ORDER BY 1
      """;

  private RunCallQuery() {}

  /**
   * Reads them.
   *
   * @param limits by source; a source that is not there has none
   */
  static List<RunCalls> read(Connection connection, String runId, Map<String, Limit> limits)
      throws SQLException {
    List<RunCalls> calls = new ArrayList<>();
    for (Span span : spans(connection, runId)) {
      calls.add(calls(connection, runId, span, limits.get(span.source())));
    }
    return calls;
  }

  /** From the first to the last call of the run at one source. */
  private record Span(
      String sourceId, long calls, Instant first, Instant last, long lowest, long highest) {
    String source() {
      return sourceId.split("@", 2)[0];
    }
  }

  private static List<Span> spans(Connection connection, String runId) throws SQLException {
    return Query.of(SPANS, runId)
        .list(
            connection,
            row ->
                new Span(
                    row.getString(1),
                    row.getLong(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getLong(5),
                    row.getLong(6)));
  }

  private static RunCalls calls(
      Connection connection, String runId, Span span, @Nullable Limit limit) throws SQLException {
    long window = limit == null ? 1_000 : limit.window().toMillis();
    long step = step(Duration.between(span.first(), span.last()));
    TreeMap<Integer, long[]> counted = new TreeMap<>();
    Query.of(
            BUCKETS,
            window,
            span.sourceId(),
            span.lowest() - (limit == null ? 0 : limit.calls()),
            span.highest(),
            span.first(),
            step,
            runId,
            span.first())
        .each(
            connection,
            row ->
                counted.put(
                    row.getInt(1), new long[] {row.getLong(2), row.getLong(3), row.getLong(4)}));
    return new RunCalls(
        span.source(), span.calls(), span.first(), window, step, buckets(counted, window / step));
  }

  /**
   * All buckets, also those without a call: there the last window only empties.
   *
   * @param counted calls of the run, fullest window, calls of all, by number of the bucket
   * @param windowSteps how many whole buckets a window is long
   */
  static List<RunCalls.Bucket> buckets(NavigableMap<Integer, long[]> counted, long windowSteps) {
    List<RunCalls.Bucket> buckets = new ArrayList<>();
    int last = counted.isEmpty() ? -1 : counted.lastKey();
    for (int i = 0; i <= last; i++) {
      long[] here = counted.get(i);
      if (here == null) {
        int from = (int) Math.max(0, i - windowSteps);
        long left =
            counted.subMap(from, true, i, false).values().stream().mapToLong(each -> each[2]).sum();
        buckets.add(new RunCalls.Bucket(0, left));
      } else {
        buckets.add(new RunCalls.Bucket(here[0], here[1]));
      }
    }
    return buckets;
  }

  /** The shortest readable step that makes few enough buckets. */
  static long step(Duration whole) {
    long least = whole.toMillis() / MOST_BUCKETS + 1;
    return STEPS.stream()
        .filter(step -> step >= least)
        .findFirst()
        .orElse((least + DAY_MILLIS - 1) / DAY_MILLIS * DAY_MILLIS);
  }
}
