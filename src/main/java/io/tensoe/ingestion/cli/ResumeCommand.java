package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.options.RunRequests;
import io.tensoe.ingestion.options.commands.ResumeOptions;
import io.tensoe.ingestion.run.NoDataException;
import io.tensoe.ingestion.run.Resume;
import io.tensoe.ingestion.run.RunRequest;

/** Finishes what earlier runs left. */
final class ResumeCommand implements Command<ResumeOptions> {
  @Override
  public String name() {
    return "resume";
  }

  @Override
  public String summary() {
    return "finishes every album that is not final";
  }

  @Override
  public Class<ResumeOptions> options() {
    return ResumeOptions.class;
  }

  @Override
  public String notes() {
    return """
    Takes all albums of the database that are not final, and final ones where a source was skipped
    that can be asked now. What was answered before is not asked again, however old it is, unless
    --freshFor says so. A source that is closed, or whose budget of the day is used up, is not asked;
    a higher limit reopens a budget at once, --reopen what the service closed.
    The overrides of an album's last run hold on, unless --overrides names others.
    Exit code 0: everything is final now; 3: not yet, and the last lines say when to go on;
    2: there is no database, or no album was ever asked in it.\
    """;
  }

  @Override
  public int run(ResumeOptions options, Console console) throws Exception {
    RunOnConsole listener =
        new RunOnConsole(console, options, "Nothing to do: every album is final.");
    RunRequest request = RunRequests.of(name(), options, console.started());
    try {
      return ExitCodes.of(Resume.run(request, listener));
    } catch (NoDataException e) {
      throw ExistingDatabase.noData(e, name(), options);
    }
  }
}
