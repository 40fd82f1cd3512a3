package io.tensoe.ingestion.sources.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.CallLog;
import io.tensoe.ingestion.http.RateLimiter;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.Answers;
import io.tensoe.ingestion.sources.OpenFilesException;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceClientsTest {
  private static final Call QUESTION = Call.get(URI.create("http://site.test/question"));

  private final List<Duration> slept = new ArrayList<>();
  private final Deque<Object> replies = new ArrayDeque<>();
  private final AtomicInteger sent = new AtomicInteger();
  private final RecordingCallLog callLog = new RecordingCallLog();
  private final SourceCounters counters = new SourceCounters();
  private final KeptAnswers answers = new KeptAnswers();
  private final ExecutorService calls = Executors.newFixedThreadPool(4);
  private final AtomicInteger permits = new AtomicInteger();
  private final SourceClient client = another(false);
  private Callable<?> onSleep = () -> true;

  /** A client as of another process, with the same kept answers. */
  private SourceClient another(boolean isOffline) {
    return SourceClients.around(
        (call, departure) -> {
          departure.left(System.nanoTime());
          sent.incrementAndGet();
          Object next = replies.size() > 1 ? replies.poll() : replies.peek();
          if (next instanceof IOException e) {
            throw new IOException(e.getMessage());
          }
          return (Reply) next;
        },
        "Site",
        new RateLimiter(callLog, null, System::nanoTime, slept::add, Runnable::run),
        counters,
        calls,
        4,
        this::sleep,
        new AnswerCache(
            answers,
            new AnswerPolicy(Duration.ofDays(30), null, true, null, 1),
            null,
            isOffline,
            () -> Duration.ZERO,
            List.of(URI.create("http://site.test/"))));
  }

  private void sleep(Duration time) {
    slept.add(time);
    try {
      onSleep.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void end() {
    calls.shutdownNow();
  }

  private static Reply reply(int status) {
    return new Reply(status, Map.of(), "body");
  }

  /** A source's table in small. */
  private static Optional<String> meaning(Reply reply) throws SourceException {
    return switch (reply.status()) {
      case 200 -> Optional.of(reply.text());
      case 404 -> Optional.empty();
      case 402 ->
          throw new SourceException(
              Kind.CREDENTIALS, "GET http://site.test/question: 402; check the key");
      case 401 -> throw new SourceException(Kind.CREDENTIALS, "key refused");
      case 403 -> throw new SourceException(Kind.CHALLENGED, "challenged");
      case 400 -> throw new SourceException(Kind.REFUSED, "bad id");
      case 429 ->
          throw new SourceException(Kind.THROTTLED, "slow down", Duration.ofSeconds(7), null);
      case 430 -> throw new SourceException(Kind.THROTTLED, "slow down", Duration.ofHours(9), null);
      case 431 -> throw new SourceException(Kind.QUOTA, "quota", Duration.ofSeconds(48_925), null);
      default -> throw new SourceException(Kind.UNAVAILABLE, "status " + reply.status());
    };
  }

  private Optional<String> ask() throws Exception {
    return client.ask(question());
  }

  private Question<String> question() {
    return Question.of(QUESTION, String.class, SourceClientsTest::meaning)
        .signedBy(
            call -> {
              permits.incrementAndGet();
              return call;
            });
  }

  @Test
  void transientFailuresAreTriedAgainAndEachTryTakesASlot() throws Exception {
    replies.addAll(List.of(reply(502), new IOException("reset"), reply(500), reply(200)));
    assertThat(ask(), equalTo(Optional.of("body")));
    assertThat(counters.requests.sum(), is(4L));
    assertThat(callLog.reserved, is(4));
    assertThat(counters.retries.sum(), is(3L));
    assertThat(slept.size(), is(3));
  }

  @Test
  void afterTheLastTryTheFailureIsThrownOn() {
    replies.add(reply(503));
    SourceException e = assertThrows(SourceException.class, this::ask);
    assertThat(e.kind(), is(Kind.UNAVAILABLE));
    assertThat(sent.get(), is(4));
  }

  @Test
  void aQuestionThatIsAnsweredIsNotSentAgain() throws Exception {
    replies.add(reply(404));
    assertThat(ask(), equalTo(Optional.empty()));
    assertThat(ask(), equalTo(Optional.empty()));
    assertThat(sent.get(), is(1));
  }

  @Test
  void anAnswerIsKeptBeforeItIsGivenAndAnotherProcessNeedNotAsk() throws Exception {
    replies.add(reply(200));
    ask();
    assertThat(answers.byQuestion.get("GET /question").form(), is("\"body\""));
    assertThat(another(false).ask(question()), equalTo(Optional.of("body")));
    assertThat(sent.get(), is(1));
    assertThat(counters.stored.sum(), is(1L));
    assertThat("only what is sent is permitted", permits.get(), is(1));
  }

  @Test
  void whatAnotherRunIsBeingAnsweredIsWaitedForAndNotSent() throws Exception {
    callLog.elsewhere.add(CallLog.Elsewhere.UNDER_WAY);
    callLog.elsewhere.add(CallLog.Elsewhere.UNDER_WAY);
    callLog.elsewhere.add(CallLog.Elsewhere.ANSWERED);
    // Its answer is there by the time the call log says so.
    callLog.onReserve =
        () -> {
          if (callLog.elsewhere.size() == 1) {
            answers.byQuestion.put(
                "GET /question", new Answers.Kept("\"theirs\"", null, 1, 0, Duration.ZERO));
          }
        };
    assertThat(ask(), equalTo(Optional.of("theirs")));
    assertThat(sent.get(), is(0));
    assertThat(slept.size(), is(2));
    assertThat(counters.stored.sum(), is(1L));
  }

  @Test
  void anAnswerOfAnotherRunThatWeCannotReadIsAskedFor() throws Exception {
    callLog.elsewhere.add(CallLog.Elsewhere.ANSWERED);
    replies.add(reply(200));
    assertThat(ask(), equalTo(Optional.of("body")));
    assertThat(sent.get(), is(1));
  }

  @Test
  void aQuestionThatCanBePutInAnotherWayIsGivenUpSooner() {
    replies.add(reply(503));
    assertThrows(SourceException.class, () -> client.ask(question().triedAtMost(2)));
    assertThat(sent.get(), is(2));
    assertThat(counters.failures.sum(), is(1L));
  }

  @Test
  void aFailureIsNotKept() {
    replies.add(reply(400));
    assertThrows(SourceException.class, this::ask);
    assertThat(answers.byQuestion.keySet(), equalTo(java.util.Set.of()));
  }

  @Test
  void offlineNothingLeavesAndNothingIsPermitted() {
    SourceClient offline = another(true);
    SourceException e = assertThrows(SourceException.class, () -> offline.ask(question()));
    assertThat(e.kind(), is(Kind.CLOSED));
    assertThat(e.getMessage(), containsString("--offline"));
    assertThrows(
        SourceException.class, () -> offline.askAside(QUESTION, SourceClientsTest::meaning));
    assertThat(sent.get() + permits.get() + callLog.reserved, is(0));
  }

  @Test
  void offlineAKeptAnswerIsGiven() throws Exception {
    replies.add(reply(404));
    ask();
    assertThat(another(true).ask(question()), equalTo(Optional.empty()));
    assertThat(sent.get(), is(1));
  }

  @Test
  void aFailureIsNotRemembered() throws Exception {
    replies.addAll(List.of(reply(400), reply(200)));
    assertThrows(SourceException.class, this::ask);
    assertThat(ask(), equalTo(Optional.of("body")));
  }

  @Test
  void aShortRetryAfterPausesEverybodyAndIsNoTry() throws Exception {
    for (int i = 0; i < 6; i++) {
      replies.add(reply(429));
    }
    replies.add(reply(200));
    assertThat(ask(), equalTo(Optional.of("body")));
    assertThat(callLog.pauses, equalTo(java.util.Collections.nCopies(6, Duration.ofSeconds(7))));
    assertThat(counters.throttled.sum(), is(6L));
  }

  @Test
  void aLongRetryAfterClosesTheSourceWithoutWaiting() {
    replies.add(reply(430));
    SourceException e = assertThrows(SourceException.class, this::ask);
    assertThat(e.kind(), is(Kind.CLOSED));
    assertThat(e.until(), is(RecordingCallLog.OPENS));
    assertThat(callLog.closures, equalTo(List.of(Duration.ofHours(9))));
    assertThat(
        counters.note(),
        is(
            "closed until 2026-11-23T06:00:00Z: Retry-After asks for a pause of 32400 s (slow"
                + " down)"));
    assertThat(slept, equalTo(List.of()));
    assertThat(sent.get(), is(1));
  }

  @Test
  void aUsedUpQuotaClosesTheSource() {
    replies.add(reply(431));
    assertThat(assertThrows(SourceException.class, this::ask).kind(), is(Kind.CLOSED));
    assertThat(callLog.closures, equalTo(List.of(Duration.ofSeconds(48_925))));
  }

  @Test
  void aRefusalClosesTheSourceForAllQuestionsAfterIt() {
    replies.add(reply(401));
    assertThat(assertThrows(SourceException.class, this::ask).kind(), is(Kind.CREDENTIALS));
    Call other = Call.get(URI.create("http://site.test/other"));
    SourceException e =
        assertThrows(
            SourceException.class,
            () -> client.ask(Question.of(other, String.class, SourceClientsTest::meaning)));
    assertThat(e.kind(), is(Kind.CREDENTIALS));
    assertThat(sent.get(), is(1));
    assertThat(counters.note(), containsString("key refused"));
    assertThat(counters.isRefused(), is(true));
  }

  @Test
  void aRefusalSpeaksOfTheSourceAndNotOfAnotherAlbumsAddress() {
    replies.add(reply(402));
    SourceException first = assertThrows(SourceException.class, this::ask);
    Call other = Call.get(URI.create("http://site.test/other"));
    SourceException second =
        assertThrows(
            SourceException.class,
            () -> client.ask(Question.of(other, String.class, SourceClientsTest::meaning)));
    assertThat(first.getMessage(), is("Site refused us: 402; check the key"));
    assertThat(second.getMessage(), is("Site refused us: 402; check the key"));
  }

  @Test
  void aQuestionThatIsAlwaysTooFastWhileOthersAreAnsweredWaitsAlone() {
    replies.add(reply(429));
    callLog.onReserve = () -> counters.answers.increment();
    SourceException e = assertThrows(SourceException.class, this::ask);
    assertThat(e.kind(), is(Kind.UNAVAILABLE));
    assertThat(callLog.pauses.size(), is(4));
    assertThat(slept.size(), is(5));
    assertThat(sent.get(), is(10));
  }

  @Test
  void aQuestionThatIsNeverAnsweredDoesNotKeepOthersWaiting() throws Exception {
    replies.add(reply(503));
    AtomicInteger others = new AtomicInteger();
    onSleep =
        () -> {
          // As another thread would: the first try is over, and this one has yet to be repeated.
          if (others.getAndIncrement() == 0) {
            calls.submit(() -> other(reply(200))).get(10, TimeUnit.SECONDS);
          }
          return null;
        };
    SourceException e = assertThrows(SourceException.class, this::ask);
    assertThat(e.kind(), is(Kind.UNAVAILABLE));
    assertThat(others.get(), is(3));
    assertThat(counters.answers.sum(), is(1L));
  }

  private Optional<String> other(Reply reply) throws Exception {
    replies.addFirst(reply);
    Call other = Call.get(URI.create("http://site.test/other"));
    return client.ask(Question.of(other, String.class, SourceClientsTest::meaning));
  }

  @Test
  void anErrorOfTheMachineStaysOne() {
    assertThrows(
        OutOfMemoryError.class,
        () ->
            client.together(
                List.of(
                    () -> {
                      throw new OutOfMemoryError("Java heap space");
                    })));
  }

  @Test
  void withoutFileHandlesNoServiceIsBlamed() {
    replies.add(new IOException("Too many open files"));
    assertThrows(OpenFilesException.class, this::ask);
  }

  @Test
  void aChallengeIsProbedOnce() {
    replies.add(reply(403));
    assertThrows(SourceException.class, this::ask);
    assertThrows(SourceException.class, this::ask);
    assertThat(sent.get(), is(1));
  }

  @Test
  void whatIsAskedAsideTakesNoSlotAndIsNotRemembered() throws Exception {
    replies.add(reply(200));
    client.askAside(QUESTION, SourceClientsTest::meaning);
    client.askAside(QUESTION, SourceClientsTest::meaning);
    assertThat(callLog.reserved, is(0));
    assertThat(counters.requests.sum(), is(0L));
    assertThat(counters.aside.sum(), is(2L));
    assertThat(sent.get(), is(2));
  }

  @Test
  void whatIsAskedAsideRespectsAClosedSource() {
    callLog.standing =
        new CallLog.Reservation(0, Duration.ZERO, RecordingCallLog.OPENS, "quota used up");
    replies.add(reply(200));
    SourceException e =
        assertThrows(
            SourceException.class, () -> client.askAside(QUESTION, SourceClientsTest::meaning));
    assertThat(e.kind(), is(Kind.CLOSED));
    assertThat(sent.get(), is(0));
  }

  @Test
  void onlyARefusalOfOurCredentialsIsOne() {
    replies.add(reply(400));
    assertThrows(SourceException.class, this::ask);
    assertThat(counters.isRefused(), is(false));
  }

  @Test
  void questionsPutTogetherAnswerInTheirOrder() throws Exception {
    assertThat(
        client.together(List.of(() -> "a", () -> "b", () -> "c")), equalTo(List.of("a", "b", "c")));
  }

  @Test
  void theFirstFailureOfQuestionsPutTogetherIsThrownOn() {
    SourceException e =
        assertThrows(
            SourceException.class,
            () ->
                client.together(
                    List.of(
                        () -> "a",
                        () -> {
                          throw new SourceException(Kind.REFUSED, "no");
                        })));
    assertThat(e.kind(), is(Kind.REFUSED));
  }

  private static final class RecordingCallLog implements CallLog {
    private static final Instant OPENS = Instant.parse("2026-11-23T06:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
    private final List<Duration> closures = new ArrayList<>();
    private int reserved;
    private Reservation standing = Reservation.granted(0);
    private final Deque<Elsewhere> elsewhere = new ArrayDeque<>();
    private Runnable onReserve = () -> {};

    @Override
    public Reservation reserve(String question, Duration lookedUp) {
      onReserve.run();
      return elsewhere.isEmpty()
          ? reserve()
          : new Reservation(0, Duration.ZERO, null, null, elsewhere.poll());
    }

    @Override
    public Reservation reserve() {
      return Reservation.granted(++reserved);
    }

    @Override
    public Reservation standing() {
      return standing;
    }

    @Override
    public void late(long number, Duration by) {}

    @Override
    public void pause(Duration time) {
      pauses.add(time);
    }

    @Override
    public Instant close(Duration time, String reason) {
      closures.add(time);
      return OPENS;
    }
  }
}
