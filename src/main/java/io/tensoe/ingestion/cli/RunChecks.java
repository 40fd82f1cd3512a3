package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.snapshot.ExportRun;
import java.nio.file.Path;

/** What must be right about the options of a run before anything happens. */
final class RunChecks {
  private RunChecks() {}

  /**
   * Checks what every run has.
   *
   * @throws UsageException naming the option that is wrong
   */
  static void check(RunOptions options) {
    atLeastOne("maxGenres", options.getMaxGenres());
    atLeastOne("maxMoods", options.getMaxMoods());
    atLeastOne("writeBatch", options.getWriteBatch());
    if (!options.getSandbox() && (options.getGenerated() > 0 || options.getFaults() != null)) {
      throw new UsageException("--generated and --faults belong to --sandbox");
    }
    if (options.getSandbox()) {
      SandboxWorld.of(options, options);
    }
    Runners.check(options);
    for (String file : new String[] {options.getExport(), options.getSummary()}) {
      if (file != null && file.isBlank()) {
        throw new UsageException("--export and --summary need a path");
      }
    }
    if (options.getExport() != null) {
      ExportRun.check(Path.of(options.getExport()));
    }
  }

  static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new UsageException("--" + name + " must be at least 1");
    }
  }
}
