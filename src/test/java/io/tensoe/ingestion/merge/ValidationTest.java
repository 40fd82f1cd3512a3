package io.tensoe.ingestion.merge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.tensoe.ingestion.merge.ReleaseDates.Dated;
import io.tensoe.ingestion.model.DatePrecision;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidationTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @ParameterizedTest
  @CsvSource({"0,", "-5,", "1,1", "86400000,86400000", "86400001,", ","})
  void aDurationIsLongerThanNothingAndNoLongerThanADay(Integer ms, Integer kept) {
    assertThat(Validation.durationMs(ms), is(kept));
  }

  @ParameterizedTest
  @CsvSource({"-1,", "0,0", "100,100", "101,"})
  void popularityIsAPercentage(Integer popularity, Integer kept) {
    assertThat(Validation.popularity(popularity), is(kept));
  }

  @ParameterizedTest
  @CsvSource({"-0.1,", "0,0", "76.4231,76.4231", "100,100", "100.01,", "NaN,"})
  void aScoreIsAPercentageAndStaysExact(Double score, Double kept) {
    assertThat(Validation.score(score), is(kept));
  }

  @ParameterizedTest
  @CsvSource({"1859-12-31,", "1860-01-01,1860-01-01", "2028-11-20,2028-11-20", "2028-11-21,"})
  void aReleaseIsNoOlderThanSoundAndNoFurtherThanTwoYearsAhead(LocalDate date, LocalDate kept) {
    assertThat(Validation.releaseDate(date, TODAY), is(kept));
  }

  @ParameterizedTest
  @CsvSource({
    "GBABC0400001,GBABC0400001",
    "gb-abc-04-00001,GBABC0400001",
    "GBABC040001,",
    "1BABC0400001,"
  })
  void anIsrcHasTwelveCharacters(String isrc, String kept) {
    assertThat(Validation.isrc(isrc), is(kept));
  }

  @Test
  void aTextThatPostgresCannotStoreOrNobodyCanReadIsCleaned() {
    assertThat(Validation.text(" a\0b "), is("ab"));
    assertThat(Validation.text(" \0"), nullValue());
    assertThat(Validation.text(null), nullValue());
  }

  @ParameterizedTest
  @CsvSource({
    "2004-01-01,YEAR, 2004-05-17,DAY,   true",
    "2004-01-01,YEAR, 2004-05-01,MONTH, true",
    "2004-05-01,MONTH,2004-05-17,DAY,   true",
    "2004-05-01,MONTH,2004-06-17,DAY,   false",
    "2009-01-01,YEAR, 2004-05-17,DAY,   false",
    "2004-05-17,DAY,  2004-05-18,DAY,   false",
    "2004-05-17,DAY,  2004-01-01,YEAR,  false"
  })
  void aDateIsOnlyRefinedByOneThatAgreesAndKnowsMore(
      LocalDate date, DatePrecision precision, LocalDate other, DatePrecision knows, boolean is) {
    assertThat(
        new Dated("spotify", date, precision).isRefinedBy(new Dated("aoty", other, knows)), is(is));
  }
}
