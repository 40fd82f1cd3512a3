package io.tensoe.ingestion.snapshot.parts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartTest {
  @ParameterizedTest
  @CsvSource({
    "0, 100, 2, 1",
    "6, 100, 2, 1",
    "7, 100, 2, 2",
    "100, 100, 2, 2",
    "101, 100, 2, 2",
    "201, 100, 2, 4",
    "1000, 100, 4, 12",
    "3, 1, 4, 3"
  })
  void partsAreAMultipleOfTheWorkersUnlessTheTableIsSmall(
      long pages, long most, int workers, int expected) {
    List<Part> parts = Part.of(pages, most, workers);
    assertThat(parts, hasSize(expected));
    long next = 0;
    for (int i = 0; i < expected; i++) {
      assertThat(parts.get(i).number(), is(i));
      assertThat("no gap, no overlap", parts.get(i).pages().first(), is(next));
      next = i < expected - 1 ? parts.get(i).pages().end() : next;
    }
    assertThat(
        "pages added meanwhile are in the last",
        parts.get(expected - 1).pages().end(),
        nullValue());
  }
}
