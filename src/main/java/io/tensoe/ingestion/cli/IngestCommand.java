package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.options.RunRequests;
import io.tensoe.ingestion.options.commands.IngestOptions;
import io.tensoe.ingestion.run.Ingest;

/** Seeds to tracks in the database. */
final class IngestCommand implements Command<IngestOptions> {
  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String summary() {
    return "looks albums up and writes their tracks into the database";
  }

  @Override
  public Class<IngestOptions> options() {
    return IngestOptions.class;
  }

  @Override
  public int run(IngestOptions options, Console console) throws Exception {
    String ifNone =
        options.getSearch() == null
            ? "The input names no album."
            : "The search found no album: " + options.getSearch();
    RunOnConsole listener = new RunOnConsole(console, options, ifNone);
    return ExitCodes.of(
        Ingest.run(
            RunRequests.of(name(), options, console.started()),
            RunRequests.albums(options),
            listener));
  }
}
