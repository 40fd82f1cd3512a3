package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.cli.show.ResultWriter;
import io.tensoe.ingestion.cli.show.TrackPrinter;
import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.merge.Words;
import io.tensoe.ingestion.options.CommandText;
import io.tensoe.ingestion.options.DatabaseChoices;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.TracksOptions;
import io.tensoe.ingestion.runner.Interruption;
import io.tensoe.ingestion.tracks.TrackFilter;
import io.tensoe.ingestion.tracks.TrackQuery;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tracks in the database, for people and programs. */
final class TracksCommand implements Command<TracksOptions> {
  @Override
  public String name() {
    return "tracks";
  }

  @Override
  public String summary() {
    return "shows tracks of the database";
  }

  @Override
  public Class<TracksOptions> options() {
    return TracksOptions.class;
  }

  @Override
  public String notes() {
    return """
    --artist and --album mean the whole name, in upper or lower case; if no track has it, every
    name that contains it. Everything given must hold. Order: artist, album, disc, track number.
    table: the columns that fit, cut to the width of the terminal (COLUMNS, else 100).
    json:  one object a line with every column of the table tracks; unknown = null.
    csv:   RFC 4180, UTF-8, every column, values unchanged; unknown = nothing, an empty text = "",
           a list is a JSON array in its cell: ["rock","art rock"].
    created_at and updated_at are UTC.\
    """;
  }

  @Override
  public int run(TracksOptions options, Console console) throws Exception {
    TrackPrinter.@Nullable Format format = TrackPrinter.Format.of(options.getFormat());
    if (format == null) {
      throw new UsageException(
          "--format=" + options.getFormat() + " is neither table nor json nor csv");
    }
    TrackFilter filter = filter(options);
    try (Database database = ExistingDatabase.open(name(), options)) {
      return print(new TrackQuery(database.dataSource()), filter, format, options, console);
    } catch (ResultWriter.ReaderGoneException e) {
      return ExitCodes.DONE;
    }
  }

  /** One row more than wanted tells whether there are more. */
  private int print(
      TrackQuery query,
      TrackFilter filter,
      TrackPrinter.Format format,
      TracksOptions options,
      Console console)
      throws IOException {
    long wanted = filter.limit() - 1;
    long[] seen = {0};
    boolean isForPrograms = format == TrackPrinter.Format.CSV;
    try (Writer out =
            isForPrograms
                ? ResultWriter.forPrograms(console.out())
                : ResultWriter.on(console.out());
        TrackPrinter printer = TrackPrinter.of(format, out)) {
      query.each(
          filter,
          row -> {
            if (seen[0]++ < wanted) {
              printer.print(row);
            }
            return !Interruption.isAsked();
          });
    }
    if (Interruption.isAsked()) {
      return ExitCodes.STOPPED;
    }
    if (seen[0] > wanted) {
      String next = String.valueOf(filter.offset() + wanted);
      console.say("There are more: " + CommandText.again(name(), options, Map.of("offset", next)));
    } else if (seen[0] == 0) {
      console.say(nothing(query.isEmpty(), options));
    }
    return ExitCodes.DONE;
  }

  private String nothing(boolean isEmpty, TracksOptions options) {
    String place = DatabaseChoices.of(options).place();
    return isEmpty
        ? "There are no tracks yet in " + place + DatabaseChoices.elsewhere(name(), options)
        : "No track in " + place + " matches.";
  }

  private static TrackFilter filter(TracksOptions options) {
    if (options.getLimit() < 0 || options.getOffset() < 0) {
      throw new UsageException("--limit and --offset are 0 or more");
    }
    @Nullable Double score = options.getMinScore();
    if (score != null && !(score >= 0 && score <= 100)) {
      throw new UsageException("--minScore=" + score + " is not between 0 and 100");
    }
    return new TrackFilter(
        given("artist", options.getArtist()),
        given("album", options.getAlbum()),
        words("genre", options.getGenre(), Words::genre),
        words("mood", options.getMood(), Words::mood),
        score,
        options.getLimit() + 1L,
        options.getOffset());
  }

  private static @Nullable String given(String option, @Nullable String value) {
    if (value != null && value.isBlank()) {
      throw new UsageException("--" + option + " is empty");
    }
    return value == null ? null : value.strip();
  }

  private static Set<String> words(
      String option, @Nullable String value, Function<String, Set<String>> spellings) {
    @Nullable String word = given(option, value);
    return word == null ? Set.of() : spellings.apply(word);
  }
}
