package io.tensoe.ingestion.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other processes are real ones: within one, the system knows no two holders. */
class LockFileTest {
  @TempDir Path home;

  @Test
  void itIsHeldOnceAndFreeAgainWhenClosed() throws Exception {
    Path file = home.resolve("lock");
    assertThat(LockFile.isFree(file), is(true));
    try (@Nullable LockFile lock = LockFile.held(file)) {
      assertThat(lock, is(notNullValue()));
      assertThat(LockFile.held(file), is(nullValue()));
      assertThat(LockFile.isFree(file), is(false));
      assertThat(seenByAnother(file), is("taken"));
    }
    assertThat(LockFile.isFree(file), is(true));
    assertThat(seenByAnother(file), is("free"));
  }

  @Test
  void toLookAtAHeldOneDoesNotGiveItUp() throws Exception {
    Path file = home.resolve("lock");
    try (@Nullable LockFile lock = LockFile.held(file)) {
      assertThat(lock, is(notNullValue()));
      LockFile.isFree(file);
      assertThat(seenByAnother(file), is("taken"));
    }
  }

  @Test
  void whoLeavesLastIsToldSo() throws Exception {
    try (LockFile lock = LockFile.open(home.resolve("lock"))) {
      lock.inTurn(
          () -> {
            lock.use();
            return true;
          });
      assertThat(seenByAnother(home.resolve("lock")), is("taken"));
      assertThat(lock.inTurn(lock::leave), is(true));
    }
  }

  @Test
  void aTurnIsTakenByOneThreadAfterTheOther() throws Exception {
    int[] inside = {0, 0};
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(() -> turns(inside));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(inside[1], is(400));
  }

  private void turns(int[] inside) {
    try {
      for (int i = 0; i < 100; i++) {
        LockFile.inTurn(
            home.resolve("turn"),
            () -> {
              inside[1] += ++inside[0] == 1 ? 1 : 0;
              inside[0]--;
              return true;
            });
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void whoIsInterruptedWhileAnotherHasTheTurnStopsWaiting() throws Exception {
    Path file = home.resolve("turn");
    Process other = other("turn", file);
    try {
      assertThat(
          new String(other.getInputStream().readNBytes(4), StandardCharsets.UTF_8), is("mine"));
      Thread.currentThread().interrupt();
      try (LockFile lock = LockFile.open(file)) {
        assertThrows(InterruptedIOException.class, () -> lock.inTurn(() -> true));
      }
      assertThat(Thread.interrupted(), is(true));
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  private static String seenByAnother(Path file) throws Exception {
    Process other = other("look", file);
    String seen = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    other.waitFor();
    return seen;
  }

  private static Process other(String what, Path file) throws Exception {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LockFileTest.class.getName(),
                what,
                file.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Another process: looks whether the file is free, or takes the turn and keeps it. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (arguments[0].equals("look")) {
        System.out.print(channel.tryLock(1, 1, false) == null ? "taken" : "free");
        return;
      }
      channel.lock(0, 1, false);
      System.out.print("mine");
      System.out.flush();
      System.in.read();
    }
  }
}
