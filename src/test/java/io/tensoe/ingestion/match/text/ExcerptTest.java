package io.tensoe.ingestion.match.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

final class ExcerptTest {
  @Test
  void aTextThatFitsStaysAsItIs() {
    assertThat(Excerpt.of("Kid A", 5), is("Kid A"));
  }

  @Test
  void aLongTextIsCutAndSaysSo() {
    assertThat(Excerpt.of("Kid Amnesiac", 6), is("Kid A…"));
  }

  @Test
  void nothingThatSteersATerminalOrBreaksTheLineIsLeft() {
    assertThat(Excerpt.of(" a\u001b[2J\n\tb\u202ec\0 ", 80), is("a [2J b c"));
  }

  @Test
  void noHalfOfALetterStandsAtTheEnd() {
    assertThat(Excerpt.of("ab\uD83C\uDFB5cd", 4), is("ab…"));
  }
}
