package io.tensoe.ingestion.limits;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.tensoe.ingestion.answers.AnswerStore;
import io.tensoe.ingestion.database.TestDatabase;
import io.tensoe.ingestion.http.CallLog;
import io.tensoe.ingestion.http.CallLog.Reservation;
import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.http.RateLimiter;
import io.tensoe.ingestion.http.Sleeper;
import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.Answers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresCallLogIT {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static final List<String> said = Collections.synchronizedList(new ArrayList<>());

  private static PostgresCallLog callLog(
      String source, @Nullable Limit limit, @Nullable Integer daily) {
    return new PostgresCallLog(database.dataSource(), source, "run", limit, daily, said::add);
  }

  @Test
  void theCallBeyondTheLimitWaitsForTheWindow() throws Exception {
    PostgresCallLog callLog = callLog("a", new Limit(3, Duration.ofSeconds(60)), null);
    for (int i = 1; i <= 3; i++) {
      Reservation granted = callLog.reserve();
      assertThat(granted.pause(), is(Duration.ZERO));
      assertThat(granted.number(), is((long) i));
    }
    Reservation refused = callLog.reserve();
    assertThat(refused.pause(), greaterThan(Duration.ofSeconds(50)));
    assertThat(refused.pause(), lessThanOrEqualTo(Duration.ofSeconds(60)));
    assertThat(refused.closedUntil(), nullValue());
  }

  @Test
  void aQuestionOfAnotherRunGetsNoSlotWhileItIsUnderWayNorOnceItIsAnswered() throws Exception {
    Limit limit = new Limit(50, Duration.ofSeconds(60));
    PostgresCallLog one =
        new PostgresCallLog(database.dataSource(), "q", "run 1", limit, null, said::add);
    PostgresCallLog other =
        new PostgresCallLog(database.dataSource(), "q", "run 2", limit, null, said::add);
    Duration now = Duration.ZERO;
    assertThat(one.reserve("GET /a", now).number(), is(1L));
    assertThat(other.reserve("GET /a", now).elsewhere(), is(CallLog.Elsewhere.UNDER_WAY));
    assertThat("another question", other.reserve("GET /b", now).number(), is(2L));
    assertThat("another try of its own", one.reserve("GET /a", now).number(), is(3L));

    AnswerPolicy policy = new AnswerPolicy(Duration.ofDays(1), null, false, null, 1);
    try (AnswerStore answers = new AnswerStore(database.dataSource(), "q", policy)) {
      answers.keep("GET /a", new Answers.Kept("1", null, 1, 0, Duration.ZERO));
    }
    assertThat(
        other.reserve("GET /a", Duration.ofSeconds(5)).elsewhere(), is(CallLog.Elsewhere.ANSWERED));
    assertThat(
        "answered before it was looked up, so it is asked for anew",
        other.reserve("GET /a", Duration.ofMinutes(-1)).number(),
        is(4L));
    execute("UPDATE answers SET asked_at = now() - interval '1 minute' WHERE source_id = 'q'");
    assertThat(one.reserve("GET /a", now).elsewhere(), is(CallLog.Elsewhere.UNDER_WAY));
    execute("UPDATE calls SET at = at - interval '4 seconds' WHERE source_id = 'q'");
    Reservation again = other.reserve("GET /a", Duration.ofSeconds(5));
    assertThat("looked up later, and the call is not waited for", again.elsewhere(), nullValue());
    assertThat(again.number(), is(5L));
  }

  private static void execute(String sql) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void whatIsLeftOfADayIsTheLimitLessTheCallsOfTheLastDay() throws Exception {
    assertThat(callLog("l", null, null).left().isEmpty(), is(true));
    PostgresCallLog callLog = callLog("l", null, 3);
    assertThat(callLog.left().getAsLong(), is(3L));
    callLog.reserve();
    callLog.reserve();
    assertThat(callLog.left().getAsLong(), is(1L));
    assertThat(
        "and nothing may be asked aside then", callLog.standing().closedUntil(), nullValue());
    callLog.reserve();
    assertThat(callLog.left().getAsLong(), is(0L));
    assertThat(callLog.standing().closedUntil(), notNullValue());
    execute("UPDATE calls SET at = at - interval '25 hours' WHERE source_id = 'l' AND number = 1");
    assertThat(callLog.left().getAsLong(), is(1L));
    assertThat(callLog.standing().closedUntil(), nullValue());
  }

  @Test
  void twoProcessesShareOneLimit() throws Exception {
    Limit limit = new Limit(2, Duration.ofSeconds(60));
    assertThat(callLog("b", limit, null).reserve().pause(), is(Duration.ZERO));
    assertThat(callLog("b", limit, null).reserve().pause(), is(Duration.ZERO));
    assertThat(callLog("b", limit, null).reserve().pause(), greaterThan(Duration.ZERO));
    assertThat("another source", callLog("b2", limit, null).reserve().pause(), is(Duration.ZERO));
  }

  @Test
  void theDailyLimitClosesUntilTheOldestCallIsADayOld() throws Exception {
    PostgresCallLog callLog = callLog("c", null, 2);
    callLog.reserve();
    callLog.reserve();
    Reservation closed = callLog.reserve();
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    assertThat(closed.closedUntil(), notNullValue());
    assertThat(
        Duration.between(closed.closedUntil(), tomorrow).abs(),
        lessThanOrEqualTo(Duration.ofMinutes(1)));
    assertThat(closed.reason(), equalTo("the daily limit of 2 calls is used up"));
    assertThat(
        "a higher limit reopens it", callLog("c", null, 3).reserve().closedUntil(), nullValue());
  }

  @Test
  void callsOfAnUnlimitedRunCountForALaterDailyLimit() throws Exception {
    UnlimitedCallLog unlimited = new UnlimitedCallLog(database.dataSource(), "d", "run", said::add);
    for (int i = 0; i < 5; i++) {
      unlimited.reserve();
    }
    unlimited.settle();
    assertThat(callLog("d", null, 5).reserve().closedUntil(), notNullValue());
    assertThat(callLog("d", null, 6).reserve().closedUntil(), nullValue());
  }

  @Test
  void aPauseHoldsForEverybodyAndAShorterOneDoesNotEndIt() throws Exception {
    callLog("e", null, null).pause(Duration.ofSeconds(50));
    callLog("e", null, null).pause(Duration.ofSeconds(1));
    Limit limit = new Limit(100, Duration.ofSeconds(1));
    assertThat(callLog("e", limit, null).reserve().pause(), greaterThan(Duration.ofSeconds(40)));
    UnlimitedCallLog unlimited = new UnlimitedCallLog(database.dataSource(), "e", "run", said::add);
    assertThat(unlimited.reserve().pause(), greaterThan(Duration.ofSeconds(40)));
    unlimited.settle();
  }

  @Test
  void aClosureByTheServiceOutlivesTheProcess() throws Exception {
    Instant until = callLog("f", null, null).close(Duration.ofHours(13), "quota used up");
    Reservation closed = callLog("f", new Limit(9, Duration.ofSeconds(1)), null).reserve();
    assertThat(closed.closedUntil(), equalTo(until));
    assertThat(closed.reason(), equalTo("quota used up"));
  }

  @Test
  void aLateCallMovesItselfAndNoOther() throws Exception {
    PostgresCallLog callLog = callLog("g", new Limit(2, Duration.ofSeconds(60)), null);
    long first = callLog.reserve().number();
    callLog.reserve();
    callLog.late(first, Duration.ofSeconds(30));
    Duration forSecond = callLog.reserve().pause();
    assertThat(
        forSecond, allOf(greaterThan(Duration.ofSeconds(50)), lessThan(Duration.ofSeconds(61))));
    callLog.late(first + 1, Duration.ofSeconds(40));
    assertThat(
        "for the first, later", callLog.reserve().pause(), greaterThan(Duration.ofSeconds(80)));
  }

  /**
   * Real threads, real database, two rate limiters as two processes: the times in the table tell.
   */
  @Test
  void noWindowHoldsMoreThanNCallsUnderAnyMixOfCallersAndLateness() throws Exception {
    Limit limit = new Limit(20, Duration.ofMillis(300));
    ExecutorService callers = Executors.newFixedThreadPool(12);
    List<Future<?>> running = new ArrayList<>();
    for (int process = 0; process < 2; process++) {
      RateLimiter limiter =
          new RateLimiter(
              callLog("h", limit, null), limit, System::nanoTime, Sleeper.REAL, Runnable::run);
      for (int caller = 0; caller < 6; caller++) {
        running.add(
            callers.submit(
                () -> {
                  for (int i = 0; i < 20; i++) {
                    RateLimiter.Permit permit = limiter.enter();
                    if (ThreadLocalRandom.current().nextInt(5) == 0) {
                      Thread.sleep(ThreadLocalRandom.current().nextInt(20));
                    }
                    limiter.sent(permit, System.nanoTime());
                  }
                  return null;
                }));
      }
    }
    for (Future<?> each : running) {
      each.get();
    }
    callers.shutdown();
    List<Long> times = timesOf("h");
    Collections.sort(times);
    assertThat(times.size(), is(240));
    for (int i = 20; i < times.size(); i++) {
      assertThat(times.get(i) - times.get(i - 20), greaterThanOrEqualTo(299_000L));
    }
  }

  private static List<Long> timesOf(String source) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT (extract(epoch FROM at) * 1000000)::bigint FROM calls WHERE source_id = '"
                    + source
                    + "' ORDER BY number")) {
      List<Long> times = new ArrayList<>();
      while (rows.next()) {
        times.add(rows.getLong(1));
      }
      return times;
    }
  }

  @Test
  void aClockThatWasAheadStallsNothingAndIsSaid() throws Exception {
    PostgresCallLog callLog = callLog("ahead", new Limit(3, Duration.ofSeconds(30)), 100);
    for (int i = 0; i < 3; i++) {
      callLog.reserve();
    }
    execute("UPDATE calls SET at = at + interval '1 hour' WHERE source_id = 'ahead'");
    execute(
        "UPDATE source_state SET last_at = last_at + interval '1 hour',"
            + " paused_until = now() + interval '1 hour' WHERE source_id = 'ahead'");
    said.clear();
    assertThat(callLog.reserve().pause(), lessThanOrEqualTo(Duration.ofSeconds(60)));
    assertThat(said, hasItem(containsString("s in the future")));
    execute("UPDATE source_state SET paused_until = NULL WHERE source_id = 'ahead'");
    said.clear();
    assertThat(
        "they count as of now",
        callLog.reserve().pause(),
        allOf(greaterThan(Duration.ofSeconds(20)), lessThanOrEqualTo(Duration.ofSeconds(30))));
    assertThat(said, is(List.of()));
    assertThat(SourceUse.of(database.dataSource(), "ahead").closedUntil(), nullValue());
    assertThat(callLog.left().getAsLong(), is(97L));
  }

  @Test
  void aClosureBeyondADayEndsInADayAndCanBeLifted() throws Exception {
    Closures closures = new Closures(database.dataSource());
    PostgresCallLog callLog = callLog("year", null, null);
    callLog.close(Duration.ofDays(365), "gone fishing");
    Instant inADay = Instant.now().plus(Duration.ofDays(1));
    Reservation shut = callLog.reserve();
    assertThat(shut.closedUntil().isAfter(inADay.plusSeconds(60)), is(false));
    assertThat(closures.clamp("year"), is(Duration.ZERO));
    assertThat(SourceUse.of(database.dataSource(), "year").closedUntil(), is(shut.closedUntil()));
    assertThat(closures.reopen("year").orElseThrow().reason(), is("gone fishing"));
    assertThat(closures.reopen("year").isPresent(), is(false));
    assertThat(callLog.reserve().closedUntil(), nullValue());
  }

  /** Calls leave in order, but every seventh late, overtaken by as many as are looked at. */
  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100, 999, 1000, 1001, 2500, 7999, 8999, 9000, 9001, 100_000})
  void theCallThatIsWaitedForIsTheNthNewestHoweverLargeTheLimit(int calls) throws Exception {
    String source = "late " + calls;
    int latest = Math.min(1000, Math.max(100, calls));
    execute("INSERT INTO source_state (source_id, last_number) VALUES ('" + source + "', 9000)");
    execute(
        String.format(
            Locale.ROOT,
            "INSERT INTO calls (source_id, number, at, run_id) SELECT '%s', i, now() - interval '1"
                + " h' + i * interval '10 ms' + CASE WHEN i %% 7 = 0 THEN (i * 7919 %% %d) ELSE 0"
                + " END * interval '10 ms', 'run' FROM generate_series(1, 9000) AS i",
            source,
            latest));
    execute("UPDATE calls SET at = at - interval '1 h' WHERE source_id = '" + source + "'");
    double exact =
        Double.parseDouble(
            first(
                String.format(
                    Locale.ROOT,
                    "SELECT coalesce(max(extract(epoch FROM at)), 0) FROM (SELECT at FROM calls"
                        + " WHERE source_id = '%s' ORDER BY at DESC OFFSET %d LIMIT 1) AS nth",
                    source,
                    calls - 1)));
    // On a busy machine the second clock is read later than the first: the least is the truth.
    double until = Double.MAX_VALUE;
    for (int i = 0; i < (exact == 0 ? 1 : 20); i++) {
      String asked =
          "SELECT coalesce(wait_ms, 0) + extract(epoch FROM clock_timestamp()) * 1000"
              + " FROM tensoe_reserve('%s', 'run', %d, 86400000, NULL, NULL, 0)";
      until =
          Math.min(
              until, Double.parseDouble(first(String.format(Locale.ROOT, asked, source, calls))));
    }
    double expected = exact == 0 ? System.currentTimeMillis() : (exact + 86_400) * 1000;
    assertThat(until, closeTo(expected, exact == 0 ? 5_000 : 9));
  }

  @Test
  void aCallThatMoreThanAThousandOvertookCountsAsTheNewestToo() throws Exception {
    PostgresCallLog callLog = callLog("overtaken", new Limit(5_000, Duration.ofMinutes(5)), null);
    execute("INSERT INTO source_state (source_id, last_number) VALUES ('overtaken', 3000)");
    execute(
        "INSERT INTO calls (source_id, number, at, run_id) SELECT 'overtaken', i,"
            + " now() - interval '1 minute' + i * interval '10 ms', 'run'"
            + " FROM generate_series(1, 3000) AS i");
    callLog.late(2500, Duration.ofSeconds(1));
    assertThat(first("SELECT count(*) FROM calls WHERE source_id = 'overtaken'"), is("3000"));
    callLog.late(1000, Duration.ofSeconds(25));
    assertThat(first("SELECT count(*) FROM calls WHERE source_id = 'overtaken'"), is("3001"));
    assertThat(
        first("SELECT count(*) FROM calls WHERE source_id = 'overtaken' AND run_id = 'run'"),
        is("3000"));
    assertThat(callLog.reserve().number(), is(3002L));
  }

  private static String first(String sql) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
