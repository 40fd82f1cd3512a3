package io.tensoe.ingestion.database.connection;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrayTextTest {
  @Test
  void textsAreQuotedSoThatNothingInThemMeansAnything() {
    assertThat(
        ArrayText.of(List.of("a", "say \"hi\"", "back\\slash", "{1,2}", "NULL", "")),
        is("{\"a\",\"say \\\"hi\\\"\",\"back\\\\slash\",\"{1,2}\",\"NULL\",\"\"}"));
  }

  @Test
  void unknownIsNotAText() {
    ArrayText array = new ArrayText();
    array.add(null);
    array.add("NULL");
    array.add(3);
    array.add(8.25);
    array.add(true);
    array.add(LocalDate.of(1992, 11, 9));
    assertThat(array.toString(), is("{NULL,\"NULL\",3,8.25,true,1992-11-09}"));
  }

  @Test
  void noneIsEmptyAndUnknownIsNull() {
    assertThat(ArrayText.of(List.of()), is("{}"));
    assertThat(ArrayText.of(null), is(nullValue()));
  }
}
