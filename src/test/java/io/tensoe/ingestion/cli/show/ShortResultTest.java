package io.tensoe.ingestion.cli.show;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import io.tensoe.ingestion.report.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShortResultTest {
  @Test
  void theColumnOfTheSourcesHasOneWidth() {
    assertThat(
        lines("spotify", "aoty"),
        contains(
            "spotify  2 requests, 1 found, 0 absent", "aoty     2 requests, 1 found, 0 absent"));
  }

  @Test
  void aLongNameMakesTheColumnWider() {
    assertThat(
        lines("spotify", "grammofon"),
        contains(
            "spotify   2 requests, 1 found, 0 absent", "grammofon 2 requests, 1 found, 0 absent"));
  }

  private static List<String> lines(String... names) {
    Map<String, Summary.Source> sources = new LinkedHashMap<>();
    for (String name : names) {
      sources.put(
          name, new Summary.Source(2, null, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null, false));
    }
    return ShortResult.lines(sources);
  }
}
