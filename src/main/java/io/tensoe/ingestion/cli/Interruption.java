package io.tensoe.ingestion.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C: the command ends what it is doing in order, then the process ends with 130. The hook
 * waits for the command, because the JVM ends as soon as its hooks do.
 */
public final class Interruption {
  private static final long PATIENCE_SECONDS = 25;
  private static final CountDownLatch OVER = new CountDownLatch(1);
  private static volatile boolean isAsked;

  private Interruption() {}

  /** Installs the hook; once per process. */
  public static void install() {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (OVER.getCount() > 0) {
                    isAsked = true;
                    try {
                      OVER.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(ExitCodes.STOPPED);
                  }
                },
                "ctrl-c"));
  }

  /** Whether somebody pressed Ctrl-C. */
  static boolean isAsked() {
    return isAsked;
  }

  /** The command is over: ends the process, unless the hook is about to. */
  public static void exit(int code) {
    OVER.countDown();
    if (!isAsked) {
      System.exit(code);
    }
  }
}
