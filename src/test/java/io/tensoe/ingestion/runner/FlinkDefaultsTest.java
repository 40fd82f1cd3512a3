package io.tensoe.ingestion.runner;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FlinkDefaultsTest {
  @Test
  void anotherRunnerGetsNone() {
    assertThat(FlinkDefaults.of(Map.of()), is(anEmptyMap()));
    assertThat(FlinkDefaults.of(Map.of("runner", "DirectRunner")), is(anEmptyMap()));
  }

  @Test
  void onAClusterARunSavesCheckpointsThatMayFail() {
    Map<String, String> defaults =
        FlinkDefaults.of(Map.of("runner", "FlinkRunner", "flinkMaster", "far:8081"));

    assertThat(defaults, hasEntry("unalignedCheckpointEnabled", "true"));
    assertThat(defaults, hasEntry("failOnCheckpointingErrors", "false"));
    assertThat(defaults, hasKey("checkpointingInterval"));
  }

  @Test
  void insideThisProcessItEndsWithTheListAndSavesNothing() {
    Map<String, String> defaults =
        FlinkDefaults.of(Map.of("runner", "FlinkRunner", "flinkMaster", "[local]"));

    assertThat(defaults, is(Map.of("streaming", "true", "shutdownSourcesAfterIdleMs", "0")));
  }

  @Test
  void whatIsGivenWins() {
    Map<String, String> defaults =
        FlinkDefaults.of(
            Map.of("runner", "FlinkRunner", "flinkMaster", "far:8081", "streaming", "false"));

    assertThat(defaults, not(hasKey("streaming")));
  }
}
