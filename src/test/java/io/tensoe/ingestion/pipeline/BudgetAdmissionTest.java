package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BudgetAdmissionTest {

  private static boolean lastsFor(@Nullable Integer left, double callsPerAlbum, int albums)
      throws InterruptedException {
    OptionalLong budget = left == null ? OptionalLong.empty() : OptionalLong.of(left);
    return new BudgetAdmission(() -> budget, callsPerAlbum).lastsFor(albums);
  }

  @ParameterizedTest(name = "{0} left, {1} an album: {2} albums {3}")
  @CsvSource(
      textBlock =
          """
          28, 14,   2, true
          27, 14,   2, false
          14, 14,   1, true
          1,  14,   1, true
          1,  2.2,  2, false
          5,  2.2,  2, true
          4,  2.2,  2, false
          """)
  void whatIsLeftMustLastForAllThatAreUnderWay(
      int left, double callsPerAlbum, int albums, boolean lasts) throws Exception {
    assertThat(lastsFor(left, callsPerAlbum, albums), is(lasts));
  }

  @Test
  void withoutABudgetNothingIsHeldUp() throws Exception {
    assertThat(lastsFor(null, 14, 1_000_000), is(true));
  }

  @Test
  void withNothingLeftNothingIsHeldUpBecauseNothingCanBeSpent() throws Exception {
    assertThat(lastsFor(0, 14, 100), is(true));
    assertThat(lastsFor(-3, 14, 100), is(true));
  }

  @Test
  void aLoneAlbumStartsWithoutALookAtTheBudget() throws Exception {
    BudgetAdmission admission =
        new BudgetAdmission(
            () -> {
              throw new AssertionError("asked");
            },
            14);
    assertThat(admission.lastsFor(1), is(true));
  }
}
