package io.tensoe.ingestion.sources.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.Answers;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerCacheTest {
  private static final Reply REPLY = new Reply(200, Map.of(), "body");

  private final KeptAnswers answers = new KeptAnswers();

  /** An answer of our own form. */
  record Words(List<String> words) {}

  private static Optional<Words> meaning(Reply reply) throws SourceException {
    if (reply.text().equals("junk")) {
      throw new SourceException(SourceException.Kind.UNREADABLE, "junk");
    }
    return Optional.of(new Words(List.of(reply.text().split(" "))));
  }

  private static Question<Words> question(String base) {
    return Question.of(
        Call.get(URI.create(base + "/a?b=c")), Words.class, AnswerCacheTest::meaning);
  }

  private static final Question<Words> QUESTION = question("http://site.test/v1");

  private Duration sinceStart = Duration.ZERO;

  private AnswerCache cache(int version, @Nullable Duration freshFor, boolean isOffline) {
    return new AnswerCache(
        answers,
        new AnswerPolicy(Duration.ofDays(30), null, true, null, version),
        freshFor,
        isOffline,
        () -> sinceStart,
        List.of(URI.create("http://site.test/v1/"), URI.create("http://127.0.0.1:4711/v1")));
  }

  private AnswerCache cache() {
    return cache(1, null, false);
  }

  @Test
  void whatWasKeptIsTheAnswer() throws Exception {
    cache().keep(QUESTION, REPLY, Optional.of(new Words(List.of("a", "b"))));
    assertThat(
        cache().find(QUESTION), is(new CachedAnswer<>(Optional.of(new Words(List.of("a", "b"))))));
  }

  @Test
  void whatThisRunWasAnsweredIsFreshForAllOfIt() throws Exception {
    cache().keep(QUESTION, REPLY, Optional.of(new Words(List.of("a"))));
    answers.age(Duration.ofSeconds(50));
    sinceStart = Duration.ofSeconds(60);
    assertThat(cache(1, Duration.ZERO, false).find(QUESTION), is(notNullValue()));
    sinceStart = Duration.ofSeconds(40);
    assertThat(cache(1, Duration.ZERO, false).find(QUESTION), is(nullValue()));
  }

  @Test
  void noneIsAnAnswerToo() throws Exception {
    cache().keep(QUESTION, REPLY, Optional.empty());
    assertThat(cache().find(QUESTION), is(new CachedAnswer<>(Optional.empty())));
  }

  @Test
  void theSameQuestionBelowAnotherBaseAddressOfTheSourceIsTheSame() throws Exception {
    cache().keep(QUESTION, REPLY, Optional.of(new Words(List.of("a"))));
    assertThat(cache().find(question("http://127.0.0.1:4711/v1")), is(notNullValue()));
    assertThat(answers.byQuestion.keySet(), equalTo(java.util.Set.of("GET /a?b=c")));
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/v1/search?q=a, GET /search?q=a",
    "http://h/api/token, GET /api/token",
    "http://h/v12/search, GET /v12/search",
    "http://h/v1, 'GET '",
    "http://h/v1/?q=a, GET ?q=a",
    "http://h/v1?q=a, GET ?q=a",
    "http://other/v1?q=a, GET http://other/v1?q=a"
  })
  void aQuestionIsNamedBelowTheLongestOfItsBaseAddresses(URI address, String name) {
    for (List<String> bases :
        List.of(List.of("http://h", "http://h/v1/"), List.of("http://h/v1", "http://h/"))) {
      AnswerCache cache =
          new AnswerCache(
              answers,
              new AnswerPolicy(Duration.ofDays(30), null, true, null, 1),
              null,
              false,
              () -> Duration.ZERO,
              bases.stream().map(URI::create).toList());
      assertThat(cache.name(Call.get(address)), is(name));
    }
  }

  @ParameterizedTest
  @CsvSource({"29, true", "30, false", "31, false"})
  void anAnswerIsFreshForAMonth(int days, boolean isFresh) throws Exception {
    cache().keep(QUESTION, REPLY, Optional.of(new Words(List.of("a"))));
    answers.age(Duration.ofDays(days));
    assertThat(cache().find(QUESTION) != null, is(isFresh));
  }

  @Test
  void theUserSaysHowOldAnAnswerMayBe() throws Exception {
    cache().keep(QUESTION, REPLY, Optional.of(new Words(List.of("a"))));
    answers.age(Duration.ofHours(2));
    assertThat(cache(1, Duration.ofHours(1), false).find(QUESTION), is(nullValue()));
    assertThat(cache(1, Duration.ofHours(3), false).find(QUESTION), is(notNullValue()));
    assertThat(cache(1, Duration.ZERO, false).find(QUESTION), is(nullValue()));
  }

  @Test
  void whatTheUserSaysHoldsForMissesToo() throws Exception {
    cache().keep(QUESTION, REPLY, Optional.empty());
    answers.age(Duration.ofDays(100));
    assertThat(cache(1, Duration.ofDays(101), false).find(QUESTION), is(notNullValue()));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 32", "9, 32"})
  void aMissIsAskedAgainOnAGrowingSchedule(int misses, int days) throws Exception {
    for (int i = 0; i < misses; i++) {
      cache().keep(QUESTION, REPLY, Optional.empty());
    }
    answers.age(Duration.ofDays(days).minusSeconds(1));
    assertThat("still known", cache().find(QUESTION), is(notNullValue()));
    answers.age(Duration.ofDays(days));
    assertThat("asked again", cache().find(QUESTION), is(nullValue()));
  }

  @Test
  void theScheduleEndsAtThirtyTwoDays() {
    AnswerPolicy policy = new AnswerPolicy(Duration.ofDays(365), null, false, null, 1);
    assertThat(policy.isFresh(Duration.ofDays(31), 6, null), is(true));
    assertThat(policy.isFresh(Duration.ofDays(32), 6, null), is(false));
    assertThat(policy.isFresh(Duration.ofDays(31), 1_000, null), is(true));
    assertThat(policy.isFresh(Duration.ofDays(32), 1_000, null), is(false));
  }

  @Test
  void anAnswerOfNoUseIsAMissThatKeepsWhatWasSaid() throws Exception {
    Question<Words> useless = QUESTION.usefulIf(words -> words.words().contains("z"));
    cache().keep(useless, REPLY, Optional.of(new Words(List.of("a"))));
    assertThat(cache().find(useless), is(new CachedAnswer<>(Optional.of(new Words(List.of("a"))))));
    answers.age(Duration.ofDays(1));
    assertThat(cache().find(useless), is(nullValue()));
    cache().keep(useless, REPLY, Optional.of(new Words(List.of("z"))));
    answers.age(Duration.ofDays(29));
    assertThat("found at last", cache().find(useless), is(notNullValue()));
  }

  @Test
  void offlineEveryAnswerWillDoHoweverOld() throws Exception {
    cache().keep(QUESTION, REPLY, Optional.empty());
    answers.age(Duration.ofDays(4_000));
    assertThat(cache(1, Duration.ZERO, true).find(QUESTION), is(notNullValue()));
  }

  @Test
  void aBetterReaderReadsTheKeptReplyAgainAndItsAgeStays() throws Exception {
    cache(1, null, false).keep(QUESTION, new Reply(200, Map.of(), "a b"), Optional.empty());
    answers.age(Duration.ofHours(5));
    assertThat(
        cache(2, null, false).find(QUESTION),
        is(new CachedAnswer<>(Optional.of(new Words(List.of("a", "b"))))));
    Answers.Kept now = answers.find("GET /a?b=c");
    assertThat(now.version(), is(2));
    assertThat(now.misses(), is(0));
    assertThat(now.age(), is(Duration.ofHours(5)));
  }

  @Test
  void aReplyThatIsNotUnderstoodAnyMoreLeavesTheOldForm() throws Exception {
    cache(1, null, false)
        .keep(QUESTION, new Reply(200, Map.of(), "junk"), Optional.of(new Words(List.of("a"))));
    assertThat(
        cache(2, null, false).find(QUESTION),
        is(new CachedAnswer<>(Optional.of(new Words(List.of("a"))))));
  }

  @Test
  void aReplyThatRepeatsASecretIsNotKept() throws Exception {
    Call signed = QUESTION.call().withSecretHeader("Authorization", "Bearer 0123456789");
    cache()
        .keep(
            QUESTION.sending(signed), new Reply(200, Map.of(), "got 0123456789"), Optional.empty());
    assertThat(answers.find("GET /a?b=c").raw(), is(nullValue()));
    cache()
        .keep(QUESTION.sending(signed), new Reply(200, Map.of(), "got Bearer"), Optional.empty());
    assertThat(answers.find("GET /a?b=c").raw(), is(notNullValue()));
  }

  @Test
  void aFormOfBeforeThatCannotBeReadIsAskedForAgain() throws Exception {
    answers.byQuestion.put(
        "GET /a?b=c", new Answers.Kept("{\"words\":7}", null, 1, 0, Duration.ZERO));
    assertThat(cache(2, null, false).find(QUESTION), is(nullValue()));
  }
}
