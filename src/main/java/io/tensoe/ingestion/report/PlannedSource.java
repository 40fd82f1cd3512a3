package io.tensoe.ingestion.report;

import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.limits.SourceUse;
import io.tensoe.ingestion.pipeline.SourceSettings;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run is expected to cost at one source.
 *
 * @param source its name
 * @param albums albums it is asked about, as far as can be expected
 * @param calls calls these cost
 * @param callsNow how many of them can be made now: what is left of the day's budget; 0 while the
 *     source is closed
 * @param albumsNow how many of the albums these calls complete
 * @param time shortest time for all calls under the limit alone
 * @param moreDays how many days after the first one the daily limit takes; 0 = none
 * @param opens until when nothing can be asked; null = it is open
 * @param done when all calls can have been made, if every day's budget is used and sources are
 *     answering at once
 */
public record PlannedSource(
    String source,
    long albums,
    long calls,
    long callsNow,
    long albumsNow,
    Duration time,
    long moreDays,
    @Nullable Instant opens,
    Instant done) {
  private static final Duration DAY = Duration.ofHours(24);

  /**
   * Lays the calls out over time.
   *
   * @param use what was spent on the source in the last 24 hours
   */
  static PlannedSource of(
      SourceSettings settings, long albums, long calls, SourceUse use, Instant now) {
    @Nullable Instant opens = calls == 0 ? null : use.closedUntil();
    long firstDay = firstDay(settings, use, now);
    long callsNow = opens == null ? Math.min(calls, firstDay) : 0;
    long rest = Math.max(0, calls - firstDay);
    long daily = settings.daily() == null ? Long.MAX_VALUE : settings.daily();
    long moreDays = rest / daily + (rest % daily == 0 ? 0 : 1);
    Duration time = bound(settings, calls);
    // The calls of the last day; a slow limit may take longer than all the days of the budget.
    Duration spread =
        DAY.multipliedBy(moreDays)
            .plus(bound(settings, moreDays == 0 ? calls : rest - (moreDays - 1) * daily));
    return new PlannedSource(
        settings.source(),
        albums,
        calls,
        callsNow,
        calls == 0 ? albums : albums * callsNow / calls,
        time,
        moreDays,
        opens,
        (opens == null ? now : opens).plus(spread.compareTo(time) < 0 ? time : spread));
  }

  /** What is left of the budget on the first day, which begins when the source is open. */
  private static long firstDay(SourceSettings settings, SourceUse use, Instant now) {
    if (settings.daily() == null) {
      return Long.MAX_VALUE;
    }
    @Nullable Instant opens = use.closedUntil();
    boolean isForgotten = opens != null && !opens.isBefore(now.plus(DAY));
    return isForgotten ? settings.daily() : Math.max(0, settings.daily() - use.lastDay());
  }

  private static Duration bound(SourceSettings settings, long calls) {
    @Nullable Limit limit = settings.limit();
    return limit == null ? Duration.ZERO : limit.bound(calls);
  }

  /** Albums that have to wait for another day, or for the source to open. */
  public long albumsLater() {
    return albums - albumsNow;
  }
}
