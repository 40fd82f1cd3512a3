package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.cli.show.Progress;
import io.tensoe.ingestion.cli.show.ShortResult;
import io.tensoe.ingestion.options.CommandText;
import io.tensoe.ingestion.options.commands.RunOptions;
import io.tensoe.ingestion.pipeline.RunSettings;
import io.tensoe.ingestion.report.Summary;
import io.tensoe.ingestion.run.RunListener;
import io.tensoe.ingestion.run.RunResult;
import io.tensoe.ingestion.runner.Runners;
import io.tensoe.ingestion.runs.RunStore;
import java.util.Locale;

/** What a run says, on the console of its command. */
final class RunOnConsole implements RunListener {
  private final Console console;
  private final RunOptions options;
  private final String ifNone;

  /**
   * @param options of the command, for hints that can be copied
   * @param ifNone what a run without albums says
   */
  RunOnConsole(Console console, RunOptions options, String ifNone) {
    this.console = console;
    this.options = options;
    this.ifNone = ifNone;
  }

  @Override
  public void say(String line) {
    console.say(line);
  }

  @Override
  public Runners.Watcher watch(RunStore runs, RunSettings run, int albums) {
    return Progress.start(console, runs, run, albums);
  }

  @Override
  public void ended(RunResult result) {
    RunResult.Job job = result.job();
    if (job != null) {
      console.out().println(job.id());
      console.say(
          String.format(
              Locale.ROOT,
              "run %s goes on at %s as that job; how far it is tells %s",
              job.run(),
              job.cluster(),
              CommandText.of("stats", options)));
      return;
    }
    Summary summary = result.summary();
    if (summary.albums().asked() == 0 && summary.albums().rejectedRows() == 0) {
      console.out().println(ifNone);
    }
    if (result.isSandbox() && summary.tracks().written() > 0) {
      console.say("These tracks come from the sandbox: imitated, not data to use.");
    }
    ShortResult.print(result, CommandText.resume(options), console);
  }
}
