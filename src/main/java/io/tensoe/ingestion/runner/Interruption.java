package io.tensoe.ingestion.runner;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: the command ends what it is doing in order, then the process ends with 130. The hook
 * waits for the command, because the JVM ends as soon as its hooks do, but not for what the command
 * itself waits for: a lock, a database, the reader of a pipe.
 */
public final class Interruption {
  /** An orderly end takes a second or two; more is for machines with much else to do. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(25);

  /**
   * A command that has not called {@link #isAsked()} by then is waiting for something: it is
   * interrupted.
   */
  private static final long UNNOTICED_NANOS = TimeUnit.SECONDS.toNanos(1);

  /**
   * A command whose stack has not changed for so long will not end by itself: the process ends
   * without it. Longer than {@link Runners} waits for the workers of a run that is stopped.
   */
  private static final long STUCK_NANOS = TimeUnit.MILLISECONDS.toNanos(4_500);

  private static final long LOOK_MILLIS = 100;
  private static final CountDownLatch OVER = new CountDownLatch(1);
  private static volatile boolean isAsked;
  private static volatile boolean isNoticed;

  private Interruption() {}

  /**
   * Installs the hook; once per process, by the thread that runs the command.
   *
   * @param code of the exit after Ctrl-C
   */
  public static void install(int code) {
    Thread command = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(command, code), "ctrl-c"));
  }

  private static void end(Thread command, int code) {
    if (OVER.getCount() == 0) {
      return;
    }
    isAsked = true;
    try {
      await(command);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code);
  }

  /** Returns when the command is over, or is not worth waiting for. */
  private static void await(Thread command) throws InterruptedException {
    long start = System.nanoTime();
    long moved = start;
    boolean isWoken = false;
    StackTraceElement[] place = command.getStackTrace();
    while (!OVER.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      long now = System.nanoTime();
      StackTraceElement[] here = command.getStackTrace();
      moved = Arrays.equals(here, place) ? moved : now;
      place = here;
      if (now - start > PATIENCE_NANOS || now - moved > STUCK_NANOS) {
        return;
      }
      if (!isWoken && !isNoticed && now - start > UNNOTICED_NANOS) {
        isWoken = true;
        command.interrupt();
      }
    }
  }

  /**
   * Whether somebody pressed Ctrl-C. A caller that hears so ends in order; it is not interrupted.
   */
  public static boolean isAsked() {
    if (isAsked) {
      isNoticed = true;
    }
    return isAsked;
  }

  /** The command is at its end already: it is not interrupted any more. */
  public static void ending() {
    isNoticed = true;
  }

  /** The command is over: ends the process, unless the hook is about to. */
  public static void exit(int code) {
    OVER.countDown();
    if (!isAsked) {
      System.exit(code);
    }
  }
}
