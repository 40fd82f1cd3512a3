package io.tensoe.ingestion.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScriptJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</script><img src=x onerror=alert(1)>",
        "<!--<script>",
        "]]>&lt;&amp;",
        "line\u2028and\u2029paragraph",
        "\u202Eright to left\u202C, שלום",
        "🎵🏴‍☠️",
        "half \uD83C of a pair",
        "\u0000\u0007\t\"\\'",
        "{{style}} $1"
      })
  void whateverATextHoldsItComesBackFromTheElementAsItWas(String text) throws Exception {
    String html =
        "<script type=\"application/json\" id=\"run\">"
            + ScriptJson.of(List.of(text))
            + "</script><p>after";
    Document page = Jsoup.parse(html);

    assertThat(
        new ObjectMapper().readValue(page.select("#run").first().data(), String[].class)[0],
        is(text));
    assertThat(page.select("p").text(), is("after"));
    assertThat(page.select("script, img").size(), is(1));
  }

  @Test
  void nothingButPlainCharactersIsWritten() {
    String json = ScriptJson.of("<>&é\u2028\uD83C\uD83D\uDE00");

    assertThat(json, is("\"\\u003C\\u003E\\u0026\\u00E9\\u2028\\uD83C\\uD83D\\uDE00\""));
  }
}
