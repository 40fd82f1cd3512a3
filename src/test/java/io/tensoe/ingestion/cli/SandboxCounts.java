package io.tensoe.ingestion.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.sandbox.Sites;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a sandbox that outlives its clients counted. */
record SandboxCounts(JsonNode all) {
  static final List<String> SOURCES = Sites.names();

  static SandboxCounts of(Sandbox sandbox) {
    return new SandboxCounts(Json.read(sandbox.statsJson(), JsonNode.class));
  }

  /** Waits until every request that arrived was answered, whether or not its client still lives. */
  static SandboxCounts settled(Sandbox sandbox) {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (true) {
      SandboxCounts stats = of(sandbox);
      if (SOURCES.stream().allMatch(stats::isAnswered)) {
        return stats;
      }
      if (System.nanoTime() > patience) {
        throw new IllegalStateException("not answered: " + stats.all());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private boolean isAnswered(String source) {
    long left = 0;
    for (JsonNode count : all.get(source).get("answers")) {
      left += count.asLong();
    }
    return left == of(source, "requests");
  }

  long of(String source, String figure) {
    return all.get(source).get(figure).asLong();
  }

  long sum(String figure) {
    return SOURCES.stream().mapToLong(source -> of(source, figure)).sum();
  }
}
