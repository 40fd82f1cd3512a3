package io.tensoe.ingestion.sandbox;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.FaultSetting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Decides which request of one source meets which fault. Safe for use by many threads. */
final class Trouble {
  /** Seen live 2026-08-23, github.com/Waynting/GuessSong/pull/27. */
  private static final long QUOTA_SECONDS = 48_925;

  private static final List<FaultKind> BY_CHANCE =
      List.of(
          FaultKind.ERROR,
          FaultKind.THROTTLE,
          FaultKind.RESET,
          FaultKind.TRUNCATE,
          FaultKind.HTML,
          FaultKind.SLOW);
  private static final List<FaultKind> FROM_NUMBER =
      List.of(FaultKind.CREDENTIALS, FaultKind.SUSPENDED, FaultKind.PREMIUM, FaultKind.CHALLENGE);

  /** A fault met, and how long the caller is sent away (0 = not). */
  record Met(FaultKind kind, long retryAfterSeconds) {}

  private final Map<FaultKind, FaultSetting> settings;
  private final long quota;
  private final long quotaSeconds;
  private final long seed;
  private final LongSupplier nanoTime;

  private long answered; // guarded by this
  private @Nullable Long closedUntil; // guarded by this; nanoTime

  Trouble(SandboxConfig config, String source, LongSupplier nanoTime) {
    this.settings = config.faults().of(source);
    FaultSetting set = settings.get(FaultKind.QUOTA);
    boolean daily = source.equals("spotify") && config.spotifyDailyQuota() > 0;
    this.quota = set != null ? set.first() : daily ? config.spotifyDailyQuota() : Long.MAX_VALUE;
    this.quotaSeconds = set != null && set.second() > 0 ? set.second() : QUOTA_SECONDS;
    this.seed = Dice.of(config.seed(), source.hashCode());
    this.nanoTime = nanoTime;
  }

  /**
   * @param number of the arrival at this source, from 1
   */
  Optional<Met> at(long number) {
    for (FaultKind kind : FROM_NUMBER) {
      FaultSetting setting = settings.get(kind);
      if (setting != null && number >= setting.first()) {
        return Optional.of(new Met(kind, 0));
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
    for (FaultKind kind : BY_CHANCE) {
      FaultSetting setting = settings.get(kind);
      if (setting != null) {
        drawn -= setting.rate();
        if (drawn < 0) {
          return Optional.of(new Met(kind, 1 + dice(number) % 2));
        }
      }
    }
    return Optional.empty();
  }

  /** Both closures open again when their time is over, so that a later run can be played too. */
  private synchronized Optional<Met> closure(long number) {
    FaultSetting long429 = settings.get(FaultKind.LONG429);
    if (long429 != null && number >= Math.max(1, long429.second())) {
      long left = secondsLeft(long429.first());
      if (left > 0) {
        return Optional.of(new Met(FaultKind.LONG429, left));
      }
    }
    if (answered >= quota) {
      long left = secondsLeft(quotaSeconds);
      if (left > 0) {
        return Optional.of(new Met(FaultKind.QUOTA, left));
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
