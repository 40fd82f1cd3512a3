package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Check;
import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.database.DatabaseFacts;
import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.DatabaseSettings;
import io.tensoe.ingestion.options.DatabaseChoices;
import io.tensoe.ingestion.options.commands.DatabaseOptions;
import io.tensoe.ingestion.tracks.SandboxRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at the database of a command without creating or changing anything. */
final class DatabaseCheckup implements AutoCloseable {
  private final Check check;
  private final @Nullable Database database;

  private DatabaseCheckup(Check check, @Nullable Database database) {
    this.check = check;
    this.database = database;
  }

  /** Looks; an embedded database that is there is started for it. */
  static DatabaseCheckup of(DatabaseOptions options) throws InterruptedException {
    @Nullable Database database = null;
    try {
      DatabaseSettings settings = DatabaseChoices.of(options).settings();
      @Nullable Path folder = settings.folder();
      if (folder != null && !Files.exists(folder.resolve("data"))) {
        return new DatabaseCheckup(notYet(folder), null);
      }
      database = Database.open(settings);
      database.requireWritable();
      DatabaseFacts facts = DatabaseFacts.of(database.dataSource());
      Check check = check(place(settings, database) + ", PostgreSQL " + facts.version(), facts);
      if (facts.isCurrent()) {
        return new DatabaseCheckup(ofTheSandbox(check, options, database), database);
      }
      database.close();
      return new DatabaseCheckup(check, null);
    } catch (DatabaseException | IllegalStateException e) {
      if (database != null) {
        database.close();
      }
      return new DatabaseCheckup(Check.problem("database", String.valueOf(e.getMessage())), null);
    }
  }

  /** Says so where the tracks are imitated, or where a run would mix imitated and real ones. */
  private static Check ofTheSandbox(Check check, DatabaseOptions options, Database database)
      throws InterruptedException {
    Optional<Boolean> found = SandboxRows.found(database.dataSource());
    boolean isOwn = options.getSandbox() && options.getJdbcUrl() == null;
    if (!isOwn && found.isPresent() && found.get() != options.getSandbox()) {
      String mixed =
          found.get()
              ? "holds tracks of the sandbox, imitated ones: it can be used with --sandbox only"
              : "holds real tracks: --sandbox cannot write into it";
      return Check.problem("database", check.text() + "; it " + mixed);
    }
    return found.orElse(false)
        ? Check.ok("database", check.text() + "; its tracks come from the sandbox: imitated")
        : check;
  }

  private static Check notYet(Path folder) {
    Path place = folder.toAbsolutePath();
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    return Files.isDirectory(place) && Files.isWritable(place)
        ? Check.ok("database", "embedded; will be created in " + folder + " by the first ingest")
        : Check.problem(
            "database", "cannot be created in " + folder + ": " + place + " is not writable");
  }

  private static String place(DatabaseSettings settings, Database database) {
    return settings.isEmbedded() ? "embedded in " + settings.folder() : database.jdbcUrl();
  }

  private static Check check(String place, DatabaseFacts facts) {
    if (facts.schema() > facts.newestSchema()) {
      return Check.problem(
          "database",
          String.format(
              Locale.ROOT,
              "%s: schema %d was made by a newer version of this program, which knows %d",
              place,
              facts.schema(),
              facts.newestSchema()));
    }
    if (facts.isCurrent()) {
      return Check.ok("database", place + ", schema " + facts.schema());
    }
    return facts.mayCreate()
        ? Check.ok(
            "database", place + ", the next command brings schema " + facts.newestSchema() + " in")
        : Check.problem("database", place + ": our tables are missing and may not be created");
  }

  Check check() {
    return check;
  }

  /** The open database with our tables; null = there is none. */
  @Nullable Database database() {
    return database;
  }

  @Override
  public void close() {
    if (database != null) {
      database.close();
    }
  }
}
