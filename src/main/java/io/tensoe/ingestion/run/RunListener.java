package io.tensoe.ingestion.run;

import io.tensoe.ingestion.pipeline.RunSettings;
import io.tensoe.ingestion.runner.Runners;
import io.tensoe.ingestion.runs.RunStore;

/** Whom a run tells how it goes. Called by the thread that runs it. */
public interface RunListener {
  /** One line for people. */
  void say(String line);

  /**
   * Begins to show how far the run is; the run closes what it gets.
   *
   * @param runs answers quickly or not at all
   * @param albums how many are looked up
   */
  Runners.Watcher watch(RunStore runs, RunSettings run, int albums);

  /** The run is over, and its database is still open. */
  void ended(RunResult result);

  /** Hears nothing. */
  RunListener SILENT =
      new RunListener() {
        @Override
        public void say(String line) {}

        @Override
        public Runners.Watcher watch(RunStore runs, RunSettings run, int albums) {
          return () -> {};
        }

        @Override
        public void ended(RunResult result) {}
      };
}
