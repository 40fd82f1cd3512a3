package io.tensoe.ingestion.cli.show;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EstimateTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Estimate estimate = new Estimate(5000);

  @Test
  void slowStartIsNotTakenForTheRate() {
    assertThat(estimate.left(10 * SECOND, 0), is(Optional.empty()));
    assertThat(estimate.left(20 * SECOND, 4), is(Optional.empty()));
    // 200 in ten seconds, and 4,796 to come.
    assertThat(estimate.left(30 * SECOND, 204), is(Optional.of(Duration.ofMillis(239_800))));
  }

  @Test
  void whatWasDoneBeforeAResumeIsNotTakenForTheRate() {
    assertThat(estimate.left(0, 4000), is(Optional.empty()));
    assertThat(estimate.left(10 * SECOND, 4100), is(Optional.of(Duration.ofSeconds(90))));
  }

  @Test
  void nothingIsSaidWhileNothingHappens() {
    assertThat(estimate.left(0, 4000), is(Optional.empty()));
    assertThat(estimate.left(10 * SECOND, 4000), is(Optional.empty()));
  }

  @Test
  void theEndIsNear() {
    assertThat(estimate.left(-SECOND, 1), is(Optional.empty()));
    assertThat(estimate.left(SECOND, 5000), is(Optional.of(Duration.ZERO)));
  }
}
