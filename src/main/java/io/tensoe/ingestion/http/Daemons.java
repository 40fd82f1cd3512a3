package io.tensoe.ingestion.http;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that never keep the JVM alive, with names that tell what they are for. */
public final class Daemons {
  private Daemons() {}

  /**
   * Makes threads of one kind.
   *
   * @param name what they are for; each gets its number behind it
   */
  public static ThreadFactory named(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
