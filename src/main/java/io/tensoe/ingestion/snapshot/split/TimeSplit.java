package io.tensoe.ingestion.snapshot.split;

import io.tensoe.ingestion.database.connection.CopyRow;
import io.tensoe.ingestion.snapshot.rows.TrackRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Splits by date of release: the newest tracks are the test, those before them the validation, the
 * older ones and those without a date the training. All tracks of a date stay together, so the
 * sizes are those nearest to what is wanted.
 *
 * @param validationFrom first day of validation, in days since 1970; beyond all days = it is empty
 * @param testFrom first day of the test; likewise
 */
public record TimeSplit(long validationFrom, long testFrom) implements SplitRule {
  private static final int DATE = TrackRecord.index("release_date");
  private static final long NEVER = Long.MAX_VALUE;

  /**
   * Cuts.
   *
   * @param dates how many tracks each date has
   * @param total all tracks, those without a date included
   */
  public static TimeSplit of(SortedMap<LocalDate, Long> dates, long total, Shares shares) {
    List<Map.Entry<LocalDate, Long>> newestFirst = new ArrayList<>(dates.entrySet());
    Collections.reverse(newestFirst);
    Map<Split, Long> from = new EnumMap<>(Split.class);
    int next = 0;
    for (Split split : List.of(Split.TEST, Split.VALIDATION)) {
      double left = shares.of(split) * total;
      // Nearer with the next date than without it.
      while (next < newestFirst.size() && newestFirst.get(next).getValue() < 2 * left) {
        left -= newestFirst.get(next).getValue();
        from.put(split, newestFirst.get(next++).getKey().toEpochDay());
      }
    }
    long test = from.getOrDefault(Split.TEST, NEVER);
    return new TimeSplit(Math.min(test, from.getOrDefault(Split.VALIDATION, test)), test);
  }

  @Override
  public Split of(CopyRow row) {
    if (row.isNull(DATE)) {
      return Split.TRAIN;
    }
    long day = row.day(DATE);
    return day >= testFrom ? Split.TEST : day >= validationFrom ? Split.VALIDATION : Split.TRAIN;
  }
}
