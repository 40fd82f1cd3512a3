package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class LanesTest {
  private static RunSettings run(String id) {
    return new RunSettings(id, nothing -> null, List.of(), Map.of(), 1, 1, 1);
  }

  @Test
  @Timeout(20)
  void oneThatIsSlowToOpenKeepsNobodyElseFromOpeningOrLeaving() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Lane> slow =
          thread.submit(
              () ->
                  Lanes.open(
                      "slow",
                      run("run"),
                      (source, run) -> {
                        started.countDown();
                        answered.await();
                        throw new IllegalStateException("the database is away");
                      }));
      started.await();
      assertThrows(
          IllegalStateException.class,
          () ->
              Lanes.open(
                  "other",
                  run("other run"),
                  (source, run) -> {
                    throw new IllegalStateException("no");
                  }));
      Lanes.release("nobody", run("run"));
      answered.countDown();
      assertThrows(Exception.class, () -> slow.get(10, TimeUnit.SECONDS));
    } finally {
      thread.shutdownNow();
    }
    assertThat("nothing stays of lanes that did not open", Lanes.count(), is(0));
  }

  @Test
  void oneThatCouldNotBeOpenedIsOpenedByTheNext() {
    AtomicInteger tries = new AtomicInteger();
    Lanes.Opening failing =
        (source, run) -> {
          tries.incrementAndGet();
          throw new IllegalStateException("no");
        };
    for (int i = 0; i < 3; i++) {
      assertThrows(IllegalStateException.class, () -> Lanes.open("a", run("r"), failing));
    }
    assertThat(tries.get(), is(3));
    assertThat(Lanes.count(), is(0));
  }
}
