package io.tensoe.ingestion.runner;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a run on Flink needs and Beam does not do by itself; whatever is given wins. */
public final class FlinkDefaults {
  private FlinkDefaults() {}

  /** Options by name that are missing among those given; empty for other runners. */
  public static Map<String, String> of(Map<String, String> given) {
    if (!given.getOrDefault("runner", "").toLowerCase(Locale.ROOT).endsWith("flinkrunner")) {
      return Map.of();
    }
    Map<String, String> defaults = new LinkedHashMap<>();
    // As a batch, Flink asks one source after the other; streaming, all of them at once.
    defaults.put("streaming", "true");
    // The list has an end, and so has the run.
    defaults.put("shutdownSourcesAfterIdleMs", "0");
    if (isCluster(given.getOrDefault("flinkMaster", "[auto]"))) {
      defaults.put("checkpointingInterval", "30000");
      // A call that waits for its slot must not hold a checkpoint up.
      defaults.put("unalignedCheckpointEnabled", "true");
      // What was answered is in the database: a checkpoint that fails costs time at most.
      defaults.put("failOnCheckpointingErrors", "false");
    }
    defaults.keySet().removeAll(given.keySet());
    return defaults;
  }

  private static boolean isCluster(String master) {
    return !master.startsWith("[") || FlinkCluster.isWithinFlinkRun();
  }
}
