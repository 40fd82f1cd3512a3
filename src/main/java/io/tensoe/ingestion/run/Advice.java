package io.tensoe.ingestion.run;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.DatabaseSettingsException;
import io.tensoe.ingestion.database.connection.Persistent.DatabaseGoneException;
import io.tensoe.ingestion.environment.EnvironmentException;
import io.tensoe.ingestion.runner.RunnerException;
import io.tensoe.ingestion.runner.WorkerFailures;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.snapshot.folder.ExportException;
import io.tensoe.ingestion.sources.CredentialsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person can do about a failure: usage and configuration, in our own words. */
public final class Advice {
  private static final List<Class<? extends Throwable>> CONFIGURATION =
      List.of(
          RunException.class,
          RunnerException.class,
          ExportException.class,
          SeedInputException.class,
          DatabaseSettingsException.class,
          DatabaseException.class,
          CredentialsException.class,
          EnvironmentException.class);

  /** The same where they happen on the workers of a cluster. */
  public static final WorkerFailures WORKERS =
      new WorkerFailures(CONFIGURATION, List.of(DatabaseGoneException.class));

  private Advice() {}

  /**
   * The message of the first cause that is a matter of usage or configuration.
   *
   * @return null = there is none
   */
  public static @Nullable String of(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      for (Class<? extends Throwable> type : CONFIGURATION) {
        if (type.isInstance(each)) {
          return each.getMessage();
        }
      }
    }
    return null;
  }
}
