package io.tensoe.ingestion.sandbox.site;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AskTest {
  private final Ask ask =
      Ask.of("GET", "/tapes/1?side=b", Map.of("x-tapes-key", "k", "authorization", "Bearer t"), "");

  @Test
  void aHeaderIsFoundByItsNameInAnyCase() {
    assertThat(ask.header("X-Tapes-Key"), is("k"));
    assertThat(ask.header("x-tapes-KEY"), is("k"));
    assertThat(ask.header("X-Other"), is(""));
    assertThat(ask.authorization(), is("Bearer t"));
  }

  @Test
  void aSiteBelowAnAddressSeesTheSameHeaders() {
    Ask below = ask.below("/tapes");
    assertThat(below.path(), is("/1"));
    assertThat(below.header("X-Tapes-Key"), is("k"));
  }

  @Test
  void headersDoNotChangeTheQuestion() {
    assertThat(Ask.of("GET", "/tapes/1?side=b", Map.of(), "").question(), is(ask.question()));
  }
}
