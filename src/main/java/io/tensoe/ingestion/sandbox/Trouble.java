package io.tensoe.ingestion.sandbox;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.FaultSetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides which request of one site meets which fault. Safe for use by many threads. */
final class Trouble {
  /** A fault met, and how long the caller is sent away (0 = not). */
  record Met(FaultKind kind, long retryAfterSeconds) {}

  /** Faults that every request meets go before those that begin at a number. */
  private static final List<FaultKind.Takes> BY_NUMBER =
      List.of(FaultKind.Takes.NOTHING, FaultKind.Takes.FROM);

  private final List<Map.Entry<FaultKind, FaultSetting>> byNumber;
  private final List<Map.Entry<FaultKind, FaultSetting>> byChance;
  private final Optional<Map.Entry<FaultKind, FaultSetting>> closing;
  private final Optional<Map.Entry<FaultKind, FaultSetting>> quota;
  private final long seed;
  private final LongSupplier nanoTime;

  private long answered; // guarded by this
  private @Nullable Long closedUntil; // guarded by this; nanoTime

  Trouble(SandboxConfig config, String site, LongSupplier nanoTime) {
    Map<FaultKind, FaultSetting> settings = config.faults().of(site);
    this.byNumber = BY_NUMBER.stream().flatMap(takes -> those(settings, takes)).toList();
    this.byChance = those(settings, FaultKind.Takes.RATE).toList();
    this.closing = those(settings, FaultKind.Takes.SECONDS_FROM).findFirst();
    this.quota = those(settings, FaultKind.Takes.COUNT_FOR).findFirst();
    this.seed = Dice.of(config.seed(), site.hashCode());
    this.nanoTime = nanoTime;
  }

  private static Stream<Map.Entry<FaultKind, FaultSetting>> those(
      Map<FaultKind, FaultSetting> settings, FaultKind.Takes takes) {
    return settings.entrySet().stream()
        .filter(set -> set.getKey().takes() == takes && !set.getKey().isLeftToSite());
  }

  /**
   * @param number of the arrival at this source, from 1
   */
  Optional<Met> at(long number) {
    for (Map.Entry<FaultKind, FaultSetting> set : byNumber) {
      if (number >= set.getValue().first()) {
        return Optional.of(new Met(set.getKey(), 0));
      }
    }
    Optional<Met> closed = closure(number);
    return closed.isPresent() ? closed : chance(number);
  }

  long dice(long number) {
    return Dice.of(seed, number, 2);
  }

  private Optional<Met> chance(long number) {
    double drawn = Dice.unit(seed, number);
    for (Map.Entry<FaultKind, FaultSetting> set : byChance) {
      drawn -= set.getValue().rate();
      if (drawn < 0) {
        return Optional.of(new Met(set.getKey(), 1 + dice(number) % 2));
      }
    }
    return Optional.empty();
  }

  /** Both closures open again when their time is over, so that a later run can be played too. */
  private synchronized Optional<Met> closure(long number) {
    if (closing.isPresent() && number >= Math.max(1, closing.get().getValue().second())) {
      long left = secondsLeft(closing.get().getValue().first());
      if (left > 0) {
        return Optional.of(new Met(closing.get().getKey(), left));
      }
    }
    if (quota.isPresent() && answered >= quota.get().getValue().first()) {
      FaultKind kind = quota.get().getKey();
      long set = quota.get().getValue().second();
      long left = secondsLeft(set > 0 ? set : kind.seconds());
      if (left > 0) {
        return Optional.of(new Met(kind, left));
      }
      answered = 0;
      closedUntil = null;
    }
    answered++;
    return Optional.empty();
  }

  private long secondsLeft(long seconds) {
    long now = nanoTime.getAsLong();
    long until = closedUntil == null ? now + Duration.ofSeconds(seconds).toNanos() : closedUntil;
    closedUntil = until;
    return (until - now + 999_999_999) / 1_000_000_000;
  }

  synchronized void reset() {
    answered = 0;
    closedUntil = null;
  }
}
