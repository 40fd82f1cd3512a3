package io.tensoe.ingestion.snapshot.split;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimeSplitTest {
  private static final Shares USUAL = Shares.of("80,10,10");

  @Test
  void theNewestAreTheTestAndThoseBeforeThemTheValidation() {
    SortedMap<LocalDate, Long> dates = new TreeMap<>();
    for (int year = 2001; year <= 2020; year++) {
      dates.put(LocalDate.of(year, 1, 1), 5L);
    }
    assertThat(TimeSplit.of(dates, 100, USUAL), is(cuts("2017-01-01", "2019-01-01")));
  }

  @Test
  void tracksWithoutADateCountAsTraining() {
    SortedMap<LocalDate, Long> dates = new TreeMap<>();
    for (int year = 2001; year <= 2020; year++) {
      dates.put(LocalDate.of(year, 1, 1), 5L);
    }
    assertThat(TimeSplit.of(dates, 200, USUAL), is(cuts("2013-01-01", "2017-01-01")));
  }

  @Test
  void aDateIsNotTornApart() {
    SortedMap<LocalDate, Long> dates = new TreeMap<>();
    dates.put(LocalDate.of(1999, 1, 1), 86L);
    dates.put(LocalDate.of(2000, 1, 1), 14L);
    assertThat(TimeSplit.of(dates, 100, USUAL), is(cuts("2000-01-01", "2000-01-01")));
    dates.put(LocalDate.of(1999, 1, 1), 60L);
    dates.put(LocalDate.of(2000, 1, 1), 40L);
    assertThat(
        "40 are further from 10 than none",
        TimeSplit.of(dates, 100, USUAL),
        is(new TimeSplit(Long.MAX_VALUE, Long.MAX_VALUE)));
  }

  private static TimeSplit cuts(String validation, String test) {
    return new TimeSplit(
        LocalDate.parse(validation).toEpochDay(), LocalDate.parse(test).toEpochDay());
  }
}
