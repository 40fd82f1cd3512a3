package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.http.CallLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Grants every slot unless the source was closed, and remembers pauses and closures. */
final class MemoryCallLog implements CallLog {
  static final Instant OPENS = Instant.parse("2030-01-01T00:00:00Z");

  final List<Duration> pauses = new CopyOnWriteArrayList<>();
  final List<Duration> closures = new CopyOnWriteArrayList<>();
  private volatile @Nullable String closed;

  @Override
  public Reservation reserve() {
    return standing();
  }

  @Override
  public Reservation standing() {
    @Nullable String reason = closed;
    return reason == null
        ? Reservation.granted(1)
        : new Reservation(0, Duration.ZERO, OPENS, reason);
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
    closed = reason;
    return OPENS;
  }
}
