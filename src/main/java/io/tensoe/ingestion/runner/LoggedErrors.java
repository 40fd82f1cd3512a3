package io.tensoe.ingestion.runner;

import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the first {@link Error} that anybody logs. The DirectRunner logs an error of a step,
 * such as a lack of memory, and then ends as if all was done: nobody else is told what happened.
 * Safe for use by several threads.
 */
final class LoggedErrors extends Handler implements AutoCloseable {
  private final AtomicReference<@Nullable Error> first = new AtomicReference<>();

  private LoggedErrors() {}

  /** Watches the logs until it is closed. */
  static LoggedErrors watch() {
    LoggedErrors errors = new LoggedErrors();
    Logger.getLogger("").addHandler(errors);
    return errors;
  }

  /** The first one; null = none was logged. */
  @Nullable Error first() {
    return first.get();
  }

  @Override
  public void publish(LogRecord entry) {
    for (@Nullable Throwable each = entry.getThrown(); each != null; each = each.getCause()) {
      if (each instanceof Error error) {
        first.compareAndSet(null, error);
        return;
      }
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
