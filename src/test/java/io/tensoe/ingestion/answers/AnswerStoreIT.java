package io.tensoe.ingestion.answers;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.database.TestDatabase;
import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.Answers.Kept;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AnswerStoreIT {
  private static final AnswerPolicy POLICY =
      new AnswerPolicy(Duration.ofDays(30), null, true, null, 3);
  private static final Kept FOUND =
      new Kept("{\"a\":\"Björk\"}", new Reply(200, Map.of(), "<p>Björk</p>"), 3, 0, Duration.ZERO);
  private static final Kept NONE = new Kept(null, null, 3, 1, Duration.ZERO);

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @BeforeEach
  void empty() throws Exception {
    execute("TRUNCATE answers");
  }

  private static DataSource source() {
    return database.dataSource();
  }

  private static void execute(String sql) throws Exception {
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static AnswerStore store(String sourceId, AnswerPolicy policy) throws Exception {
    return new AnswerStore(source(), sourceId, policy);
  }

  @Test
  void whatOneProcessKeepsAnotherFinds() throws Exception {
    try (AnswerStore one = store("spotify@x", POLICY)) {
      one.keep("GET /a", FOUND);
      assertThat("its own", one.find("GET /a"), is(notNullValue()));
      try (AnswerStore other = store("spotify@x", POLICY)) {
        Kept found = other.find("GET /a");
        assertThat(found.form(), is(FOUND.form()));
        assertThat(found.version(), is(3));
        assertThat("not needed by a reader of the same version", found.raw(), is(nullValue()));
        assertThat(found.age(), lessThan(Duration.ofSeconds(30)));
        assertThat(other.find("GET /b"), is(nullValue()));
        one.keep("GET /b", FOUND);
        assertThat("kept since it was opened", other.findNew("GET /b"), is(notNullValue()));
      }
    }
  }

  @Test
  void aDamagedAnswerIsAsNoneAndCostsNoOther() throws Exception {
    try (AnswerStore store = store("spotify@x", POLICY)) {
      store.keep("GET /a", FOUND);
      store.keep("GET /b", FOUND);
      execute("UPDATE answers SET answer = '\\x00' WHERE question = 'GET /a'");
      assertThat(store.find("GET /a"), is(nullValue()));
      assertThat(store.find("GET /b").form(), is(FOUND.form()));
      store.keep("GET /a", FOUND);
      assertThat(store.find("GET /a").form(), is(FOUND.form()));
    }
  }

  @Test
  void aSourceAtAnotherAddressHasAnswersOfItsOwn() throws Exception {
    try (AnswerStore one = store("spotify@x", POLICY);
        AnswerStore other = store("spotify@y", POLICY)) {
      one.keep("GET /a", FOUND);
      assertThat(other.find("GET /a"), is(nullValue()));
    }
  }

  @Test
  void aBetterReaderGetsTheReply() throws Exception {
    AnswerPolicy better = new AnswerPolicy(Duration.ofDays(30), null, true, null, 4);
    try (AnswerStore before = store("aoty@x", POLICY);
        AnswerStore now = store("aoty@x", better)) {
      before.keep("GET /a", FOUND);
      Kept found = now.findNew("GET /a");
      assertThat(found.raw().text(), is("<p>Björk</p>"));
      assertThat(found.raw().status(), is(200));
      now.reread("GET /a", new Kept("{}", found.raw(), 4, 0, found.age()));
      assertThat(now.findNew("GET /a").form(), is("{}"));
      assertThat(now.findNew("GET /a").version(), is(4));
    }
  }

  @Test
  void missesInARowAreCountedAndAnAnswerEndsThem() throws Exception {
    try (AnswerStore store = store("lastfm@x", POLICY)) {
      for (int misses = 1; misses <= 3; misses++) {
        store.keep("GET /a", NONE);
        assertThat(store.find("GET /a").misses(), is(misses));
      }
      assertThat(store.find("GET /a").form(), is(nullValue()));
      store.keep("GET /a", FOUND);
      assertThat(store.find("GET /a").misses(), is(0));
    }
  }

  @Test
  void aQuestionMayBeLongerThanAnIndexTakes() throws Exception {
    String question = "GET /search?q=" + "%E3%81%82".repeat(3_000);
    try (AnswerStore store = store("spotify@x", POLICY)) {
      store.keep(question, FOUND);
      assertThat(store.find(question), is(notNullValue()));
    }
  }

  @Test
  void manyThreadsReadBackWhatTheyKept() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try (AnswerStore store = store("spotify@x", POLICY)) {
      List<Future<String>> forms = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        String name = "GET /" + i % 1_500;
        forms.add(
            threads.submit(
                () -> {
                  store.keep(name, new Kept("\"" + name + "\"", null, 3, 0, Duration.ZERO));
                  return store.find(name).form();
                }));
      }
      for (int i = 0; i < forms.size(); i++) {
        assertThat(forms.get(i).get(), is("\"GET /" + i % 1_500 + "\""));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatMayNotBeKeptAnyLongerIsDeletedWhenTheSourceIsOpened() throws Exception {
    try (AnswerStore store = store("spotify@x", POLICY)) {
      store.keep("GET /old", FOUND);
      store.keep("GET /new", FOUND);
    }
    execute("UPDATE answers SET asked_at = now() - interval '91 days' WHERE question = 'GET /old'");
    AnswerPolicy season = new AnswerPolicy(Duration.ofDays(30), Duration.ofDays(90), true, null, 3);
    try (AnswerStore store = store("spotify@x", season)) {
      assertThat(store.find("GET /old"), is(nullValue()));
      assertThat(store.find("GET /new"), is(notNullValue()));
    }
  }

  @Test
  void beyondTheMostBytesTheOldestGo() throws Exception {
    AnswerPolicy small = new AnswerPolicy(Duration.ofDays(30), null, false, 20_000L, 3);
    try (AnswerStore store = store("lastfm@x", small)) {
      for (int i = 0; i < 300; i++) {
        store.keep("GET /" + i, FOUND);
      }
      assertThat(store.find("GET /0"), is(nullValue()));
      assertThat(store.find("GET /299"), is(notNullValue()));
      assertThat(
          Persistent.run(source(), new AnswerTable("lastfm@x")::size) <= 20_000, equalTo(true));
    }
  }

  @Test
  void aClosedStoreLeavesNobodyWaiting() throws Exception {
    AnswerStore store = store("spotify@x", POLICY);
    store.close();
    assertThrows(InterruptedException.class, () -> store.findNew("GET /a"));
  }
}
