package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.cli.show.ResultWriter;
import io.tensoe.ingestion.cli.show.StatsAsTable;
import io.tensoe.ingestion.cli.show.TextTable;
import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.StatsOptions;
import io.tensoe.ingestion.runs.Stats;
import io.tensoe.ingestion.runs.StatsQuery;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** How much there is in the database, and what is missing. */
final class StatsCommand implements Command<StatsOptions> {
  @Override
  public String name() {
    return "stats";
  }

  @Override
  public String summary() {
    return "counts tracks, albums, artists, coverage of fields and sources, dead letters";
  }

  @Override
  public Class<StatsOptions> options() {
    return StatsOptions.class;
  }

  @Override
  public String notes() {
    return """
    Coverage is the share of tracks with a value; it is rounded down, so 100 means all of them.
    "none" counts tracks whose sources answered that they have no genre or mood.
    Dead letters are those of albums that are not final, the newest of each source, and the bad
    rows of all inputs, each once; beside them, how many the last run wrote.
    An album of the last run is done when it was not deferred.\
    """;
  }

  @Override
  public int run(StatsOptions options, Console console) throws IOException {
    String format = options.getFormat().strip().toLowerCase(Locale.ROOT);
    if (!format.equals("table") && !format.equals("json")) {
      throw new UsageException("--format=" + options.getFormat() + " is neither table nor json");
    }
    Stats stats;
    try (Database database = ExistingDatabase.open(name(), options)) {
      stats = new StatsQuery(database.dataSource()).read();
    }
    if (stats.tracks() == 0) {
      console.say(
          "There are no tracks yet in " + ExistingDatabase.placeAndElsewhere(name(), options));
    }
    try (Writer out = ResultWriter.on(console.out())) {
      if (format.equals("json")) {
        out.write(Json.write(stats) + "\n");
      } else {
        StatsAsTable.write(stats, out, TextTable.terminalWidth(System.getenv()));
      }
    } catch (ResultWriter.ReaderGoneException e) {
      return ExitCodes.DONE;
    }
    return ExitCodes.DONE;
  }
}
