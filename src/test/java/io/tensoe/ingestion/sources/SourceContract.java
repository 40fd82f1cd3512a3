package io.tensoe.ingestion.sources;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tensoe.ingestion.http.GoogleHttp;
import io.tensoe.ingestion.http.RateLimiter;
import io.tensoe.ingestion.pipeline.OpenSource;
import io.tensoe.ingestion.sources.MusicSource.Absent;
import io.tensoe.ingestion.sources.MusicSource.Found;
import io.tensoe.ingestion.sources.SourceException.Kind;
import io.tensoe.ingestion.sources.SourceFacts.Meaning;
import io.tensoe.ingestion.sources.SourceFacts.Route;
import io.tensoe.ingestion.sources.client.AnswerCache;
import io.tensoe.ingestion.sources.client.KeptAnswers;
import io.tensoe.ingestion.sources.client.SourceClients;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * What every source keeps, whatever its service: opened as production opens it, behind the real
 * client and the real HTTP client, against a service on this machine. A source says what is its own
 * in a {@link SourceFacts} and gets all tests of this class.
 */
@Timeout(60)
public abstract class SourceContract {
  private static final int TRIES = 2;

  private final SourceFacts facts;
  private final SourceSpec spec;
  private final List<Duration> slept = new ArrayList<>();
  private final KeptAnswers answers = new KeptAnswers();
  private final ExecutorService calls = Executors.newFixedThreadPool(4);
  private final GoogleHttp http = new GoogleHttp(4, OpenSource.USER_AGENT, Duration.ofSeconds(5));
  private MemoryCallLog callLog = new MemoryCallLog();
  private SourceCounters counters = new SourceCounters();
  private LoopbackService service;

  protected SourceContract(SourceFacts facts) {
    this(Sources.named(facts.source), facts);
  }

  /** Of a source that the program does not know. */
  protected SourceContract(SourceSpec spec, SourceFacts facts) {
    this.facts = facts;
    this.spec = spec;
  }

  @BeforeEach
  void serve() throws IOException {
    service = new LoopbackService(this::isAside);
  }

  @AfterEach
  void stop() {
    http.close();
    calls.shutdownNow();
    service.close();
  }

  /** A source as a new process opens it, with the answers that were kept so far. */
  private MusicSource opened(boolean isOffline) {
    callLog = new MemoryCallLog();
    counters = new SourceCounters();
    Map<String, URI> addresses = new LinkedHashMap<>();
    spec.publicAddresses()
        .forEach(
            (name, address) ->
                addresses.put(name, service.base().resolve("/" + name + address.getRawPath())));
    SourceClient client =
        SourceClients.around(
            http,
            spec.title(),
            new RateLimiter(callLog, null, System::nanoTime, slept::add, Runnable::run),
            counters,
            calls,
            TRIES,
            slept::add,
            new AnswerCache(
                answers, spec.answers(), null, isOffline, () -> Duration.ZERO, addresses.values()));
    return spec.factory().open(client, addresses, facts.credentials, facts.settings);
  }

  private MusicSource opened() {
    return opened(false);
  }

  private void answersWith(List<Route> routes) {
    service.answers(Stream.concat(facts.aside.stream(), routes.stream()).toList());
  }

  private void answersEverythingWith(int status, Map<String, String> headers, String body) {
    answersWith(List.of(new Route(List.of(), status, headers, body)));
  }

  /** Requests that are questions about music. */
  private List<String> questions() {
    return service.arrived().stream().filter(line -> !isAside(line)).toList();
  }

  private boolean isAside(String line) {
    return facts.aside.stream().anyMatch(each -> each.words().stream().allMatch(line::contains));
  }

  private Found found(MusicSource source) throws Exception {
    return source.find(facts.wanted()).found().orElseThrow();
  }

  private SourceException failure(MusicSource source) {
    SourceException failure =
        assertThrows(SourceException.class, () -> source.find(facts.wanted()));
    holdsNoSecret(failure);
    return failure;
  }

  private void holdsNoSecret(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      holdsNoSecret(String.valueOf(each.getMessage()));
    }
  }

  private void holdsNoSecret(String text) {
    facts.credentials.values().forEach(secret -> assertThat(text, not(containsString(secret))));
  }

  private void nothingKeptHoldsASecret() {
    answers.byQuestion.forEach(
        (question, kept) -> {
          holdsNoSecret(question);
          holdsNoSecret(String.valueOf(kept.form()));
          holdsNoSecret(kept.raw() == null ? "" : kept.raw().text());
        });
  }

  @Test
  void itSaysWhichCredentialsItNeeds() {
    assertThat(
        facts.credentials.keySet(), containsInAnyOrder(spec.credentials().toArray(String[]::new)));
  }

  @Test
  void anAlbumThatItHasIsFound() throws Exception {
    answersWith(facts.found);
    Found found = found(opened());
    assertThat(found.album().source(), is(spec.name()));
    assertThat(found.album().title(), is(facts.wanted().seed().album()));
    if (facts.tellsTracks) {
      assertThat(found.album().tracks(), is(not(empty())));
    } else {
      assertThat("withoutTracks()", found.album().tracks(), is(empty()));
      assertThat("without tracks it is asked by album", spec.kind(), is(SourceSpec.Kind.BY_ALBUM));
    }
    assertThat(found.confidence(), is(greaterThan(0.5)));
    assertThat(found.confidence(), is(lessThanOrEqualTo(1.0)));
    assertThat(counters.answers.sum(), is((long) questions().size()));
    assertThat(slept, is(empty()));
    nothingKeptHoldsASecret();
  }

  @Test
  void whatArrivesAtTheServiceIsWhatItDocuments() throws Exception {
    answersWith(facts.found);
    found(opened());
    assertThat(service.arrived(), is(facts.sent));
  }

  @Test
  void whatWasAnsweredIsNotAskedAgain() throws Exception {
    answersWith(facts.found);
    Found before = found(opened());
    int asked = service.arrived().size();
    assertThat(found(opened()), is(before));
    assertThat(found(opened(true)), is(before));
    assertThat(service.arrived().size(), is(asked));
  }

  @Test
  void withoutAStoredAnswerNothingIsSentOffline() {
    answersWith(facts.found);
    SourceException failure = failure(opened(true));
    assertThat(failure.kind(), is(Kind.CLOSED));
    assertThat(service.arrived(), is(empty()));
  }

  @Test
  void anAlbumThatItHasNotIsAbsentAndNoFailure() throws Exception {
    answersWith(facts.none);
    MusicSource.Result result = opened().find(facts.wanted());
    assertThat(result, is(instanceOf(Absent.class)));
    assertThat(((Absent) result).reason().isBlank(), is(false));
    assertThat(counters.failures.sum(), is(0L));
    assertThat(counters.retries.sum(), is(0L));
  }

  @TestFactory
  Stream<DynamicTest> aReplyThatIsNoAnswerHasItsMeaning() {
    return facts.meanings.stream()
        .map(
            each ->
                dynamicTest(
                    each.route().status() + " means " + each.kind(), () -> checkMeaning(each)));
  }

  private void checkMeaning(Meaning meaning) throws Exception {
    answersWith(List.of(meaning.route()));
    int before = questions().size();
    MusicSource source = opened();
    SourceException first = failure(source);
    assertThat(first.getMessage().isBlank(), is(false));
    int asked = questions().size() - before;
    switch (meaning.kind()) {
      case CREDENTIALS, CHALLENGED -> {
        assertThat(first.kind(), is(meaning.kind()));
        assertThat(first.getMessage(), containsString(spec.title()));
        assertThat(counters.isRefused(), is(meaning.kind() == Kind.CREDENTIALS));
        failure(source);
        assertThat("it is closed", questions().size() - before, is(asked));
      }
      case QUOTA -> {
        assertThat(first.kind(), is(Kind.CLOSED));
        assertThat(first.until(), is(MemoryCallLog.OPENS));
        assertThat(callLog.closures.size(), is(1));
        assertThat(asked, is(1));
      }
      case UNAVAILABLE, UNREADABLE -> {
        assertThat(first.kind(), is(meaning.kind()));
        assertThat(counters.failures.sum(), is(greaterThan(0L)));
        assertThat("it is tried again", counters.retries.sum(), is(greaterThan(0L)));
      }
      default -> {
        assertThat(first.kind(), is(meaning.kind()));
        assertThat("no try would change it", counters.retries.sum(), is(0L));
      }
    }
    assertThat("a failure is not kept", answers.byQuestion.keySet(), is(empty()));
  }

  @Test
  void itRefusesOrUnderstandsNothingThatRepeatsTheKeyInAMessage() {
    for (int status : new int[] {200, 400, 401, 403, 404, 429, 500}) {
      answersEverythingWith(status, Map.of(), "You sent %REQUEST%");
      try {
        opened().find(facts.wanted());
      } catch (SourceException e) {
        holdsNoSecret(e);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      holdsNoSecret(String.valueOf(counters.note()));
    }
    nothingKeptHoldsASecret();
  }

  @TestFactory
  Stream<DynamicTest> aServiceOnABadDayIsTriedAgainAndThenUnavailable() {
    return Stream.of(500, 502, 504, 408, 204)
        .map(
            status ->
                dynamicTest(
                    String.valueOf(status),
                    () -> {
                      answersEverythingWith(status, Map.of(), "");
                      assertThat(failure(opened()).kind(), is(Kind.UNAVAILABLE));
                      assertThat(counters.retries.sum(), is(greaterThan(0L)));
                    }));
  }

  @Test
  void aConnectionThatBreaksIsUnavailable() {
    service.close();
    assertThat(failure(opened()).kind(), is(Kind.UNAVAILABLE));
  }

  @Test
  void aBodyThatIsNoneOfItsAnswersIsUnreadable() {
    answersEverythingWith(200, Map.of(), facts.unreadable);
    SourceException failure = failure(opened());
    assertThat(failure.kind(), is(Kind.UNREADABLE));
    assertThat(answers.byQuestion.keySet(), is(empty()));
  }

  @TestFactory
  Stream<DynamicTest> aServiceThatAsksForAPauseIsGivenItByAll() {
    return Stream.of(429, 503)
        .map(
            status ->
                dynamicTest(
                    String.valueOf(status),
                    () -> {
                      answers.byQuestion.clear();
                      answersWith(facts.found);
                      service.answersOnce(
                          new Route(List.of(), status, Map.of("Retry-After", "3"), ""));
                      MusicSource source = opened();
                      found(source);
                      assertThat(callLog.pauses, is(List.of(Duration.ofSeconds(3))));
                      assertThat(counters.throttled.sum(), is(1L));
                      assertThat(counters.failures.sum(), is(0L));
                    }));
  }

  @Test
  void aLongPauseClosesTheSource() {
    answersEverythingWith(429, Map.of("Retry-After", "7200"), "");
    MusicSource source = opened();
    SourceException failure = failure(source);
    assertThat(failure.kind(), is(Kind.CLOSED));
    assertThat(failure.until(), is(MemoryCallLog.OPENS));
    assertThat(callLog.closures.get(0), is(Duration.ofHours(2)));
    int asked = questions().size();
    assertThat(failure(source).kind(), is(Kind.CLOSED));
    assertThat(questions().size(), is(asked));
  }

  @TestFactory
  Stream<DynamicTest> everyRecordedBodyIsUnderstoodOrRefusedWithAReason() throws IOException {
    return Recordings.of(facts.source).stream()
        .map(each -> dynamicTest(each.path(), () -> checkRecording(each.body())));
  }

  /** As the answer to every question: whatever it is, no bug of ours comes of it. */
  private void checkRecording(String body) throws Exception {
    answers.byQuestion.clear();
    answersEverythingWith(200, Map.of(), body);
    try {
      MusicSource.Result result = opened().find(facts.wanted());
      if (result instanceof Absent absent) {
        assertThat(absent.reason().isBlank(), is(false));
      }
    } catch (SourceException e) {
      assertThat(e.getMessage().isBlank(), is(false));
    }
  }
}
