package io.tensoe.ingestion.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.model.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;

final class RunPageHtmlTest {
  private final Document page = Jsoup.parse(RunPageHtml.of(Runs.page()));

  @Test
  void onlyTheStylesAndScriptsOfThePageMayRun() throws Exception {
    String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");

    assertThat(policy, startsWith("default-src 'none'; "));
    assertThat(policy, not(containsString("unsafe")));
    Elements running = page.select("style, script:not([type])");
    assertThat(running.size(), is(4));
    for (Element each : running) {
      String digest =
          Base64.getEncoder()
              .encodeToString(
                  MessageDigest.getInstance("SHA-256")
                      .digest(each.data().getBytes(StandardCharsets.UTF_8)));
      assertThat(policy, containsString("'sha256-" + digest + "'"));
    }
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    Elements loading = page.select("[src], link, iframe, object, embed, form, base, [style]");
    assertThat(loading.eachAttr("href"), is(List.of("data:,")));
    assertThat(loading.size(), is(1));
    assertThat(page.select("a").eachAttr("href"), everyItem(startsWith("#")));
    for (String ours : List.of("dom.js", "table.js", "charts.js", "page.js", "page.css")) {
      assertThat(
          PageParts.text(ours),
          allOf(
              not(containsString("http")),
              not(containsString("innerHTML")),
              not(containsString("eval("))));
    }
  }

  @Test
  void theFiguresAreInItWhateverTheyHold() {
    JsonNode data = Json.read(page.select("#run").first().data(), JsonNode.class);

    assertThat(data.at("/albums/0/1").asText(), is(Runs.HOSTILE));
    assertThat(data.at("/id").asText(), is(Runs.ID));
    assertThat(page.title(), is("Run " + Runs.ID));
    assertThat(page.select("img, b").size(), is(0));
  }

  @Test
  void theChartLibraryComesWithItsLicence() {
    String licence = page.select("footer pre").text();

    assertThat(licence, containsString("Copyright (c) 2022 Leon Sorokin"));
    assertThat(page.select("footer summary").text(), containsString("uPlot 1."));
    assertThat(page.select("script").get(1).data(), containsString("github.com/leeoniya/uPlot"));
  }

  @Test
  void everySectionHasItsHeadingAndEveryLinkItsPlace() {
    for (Element section : page.select("section")) {
      String heading = section.attr("aria-labelledby");
      assertThat(page.getElementById(heading).text(), not(emptyString()));
    }
    for (String link : page.select("a").eachAttr("href")) {
      assertThat(link, page.select(link).size(), is(1));
    }
    assertThat(page.select("html").attr("lang"), is("en"));
  }
}
