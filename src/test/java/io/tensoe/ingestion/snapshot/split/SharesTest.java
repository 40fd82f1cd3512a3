package io.tensoe.ingestion.snapshot.split;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {
  @Test
  void threePercentagesAreShares() {
    assertThat(Shares.of("80,10,10"), is(new Shares(0.8, 0.1, 0.1)));
    assertThat(Shares.of("99.5,0.25,0.25").of(Split.TEST), is(0.0025));
  }

  @Test
  void aShareOfNothingIsNotWanted() {
    assertThat(Shares.of("90,0,10").wanted(), contains(Split.TRAIN, Split.TEST));
    assertThat(Shares.of("0,20,80").home(), is(Split.TEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "80", "80,20", "80,10,20", "110,-10,0", "a,b,c", "80;10;10", "NaN,50,50"})
  void whatIsNotHundredTogetherIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Shares.of(text));
  }
}
