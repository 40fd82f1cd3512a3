package io.tensoe.ingestion.match.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final List<String> read = new ArrayList<>();
  private final Remembered<StringBuilder> memory =
      new Remembered<>(
          text -> {
            read.add(text);
            return new StringBuilder(text);
          });

  @Test
  void aTextIsReadOnce() {
    StringBuilder first = memory.of("post-rock");
    assertThat(memory.of(new String("post-rock")), is(sameInstance(first)));
    assertThat(memory.of("post rock").toString(), is("post rock"));
    assertThat(read, is(List.of("post-rock", "post rock")));
  }

  @Test
  void whatIsAskedAboutAgainStaysAndTheRestIsForgotten() {
    memory.of("often");
    memory.of("once");
    for (int i = 0; i < 30_000; i++) {
      memory.of("text " + i);
      if (i % 1_000 == 0) {
        memory.of("often");
      }
    }
    read.clear();
    memory.of("often");
    memory.of("once");
    assertThat(read, is(List.of("once")));
  }

  @Test
  void aLongTextIsNotKept() {
    String sentence = "the longest tag anybody ever wrote ".repeat(10);
    memory.of(sentence);
    memory.of(sentence);
    assertThat(read, is(List.of(sentence, sentence)));
  }

  @Test
  void aFailureReachesTheCallerAsItIsAndIsNotKept() {
    AtomicBoolean fails = new AtomicBoolean(true);
    Remembered<String> failing =
        new Remembered<>(
            text -> {
              if (fails.get()) {
                throw new StackOverflowError(text);
              }
              return text;
            });
    assertThrows(StackOverflowError.class, () -> failing.of("((("));
    fails.set(false);
    assertThat(failing.of("((("), is("((("));
  }
}
