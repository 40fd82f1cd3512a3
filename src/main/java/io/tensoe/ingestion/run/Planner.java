package io.tensoe.ingestion.run;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.limits.CallHistory;
import io.tensoe.ingestion.limits.SourceUse;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.pipeline.RunSettings;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.pipeline.StoredLookUps;
import io.tensoe.ingestion.report.Plan;
import io.tensoe.ingestion.runs.RunStore;
import io.tensoe.ingestion.sources.SourceSpec;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Plans a run with what a database knows. */
public final class Planner {
  private Planner() {}

  /**
   * The whole plan.
   *
   * @param database null = there is none yet
   */
  public static Plan plan(
      List<Seed> seeds,
      List<SourceSpec> specs,
      List<SourceSettings> settings,
      @Nullable Database database)
      throws InterruptedException {
    return Plan.of(
        seeds,
        specs,
        settings,
        database == null ? CallHistory.NONE : known(seeds, specs, settings, database.dataSource()),
        identity ->
            database == null ? SourceUse.NONE : SourceUse.of(database.dataSource(), identity),
        Instant.now());
  }

  /** Requests a run is expected to end with, by source: those of its search and those to come. */
  public static Map<String, Long> requests(
      List<Seed> seeds, List<SourceSpec> specs, RunSettings run, Database database)
      throws InterruptedException {
    CallHistory known = known(seeds, specs, run.sources(), database.dataSource());
    Plan plan =
        Plan.of(seeds, specs, run.sources(), known, identity -> SourceUse.NONE, Instant.now());
    Map<String, Long> requests = new HashMap<>(plan.calls());
    RunStore runs = new RunStore(database.dataSource());
    for (SourceSettings source : run.sources()) {
      requests.merge(
          source.source(), runs.counts().callsOf(run.runId(), source.identity()), Long::sum);
    }
    return requests;
  }

  /** What is known, with answers that are stored but were not merged yet. */
  private static CallHistory known(
      List<Seed> seeds, List<SourceSpec> specs, List<SourceSettings> settings, DataSource database)
      throws InterruptedException {
    CallHistory known = CallHistory.of(database, keys(seeds));
    StoredLookUps stored = new StoredLookUps(database, specs, settings);
    Map<String, Map<String, Boolean>> further = new HashMap<>();
    for (Seed seed : seeds) {
      Map<String, Boolean> said = known.answers().getOrDefault(seed.key(), Map.of());
      if (specs.stream().anyMatch(spec -> !said.containsKey(spec.name()))) {
        further.put(seed.key(), stored.of(seed));
      }
    }
    return known.with(further);
  }

  private static List<String> keys(List<Seed> seeds) {
    return seeds.stream().map(Seed::key).toList();
  }
}
