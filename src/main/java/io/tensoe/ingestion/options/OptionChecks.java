package io.tensoe.ingestion.options;

import io.tensoe.ingestion.files.OutputFile;
import io.tensoe.ingestion.options.arguments.LocalPath;
import io.tensoe.ingestion.options.arguments.UsageException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What must be right about values of options. */
public final class OptionChecks {
  private OptionChecks() {}

  /**
   * A file for results, before anything runs.
   *
   * @param given value of the option; null = not given
   * @throws UsageException if nothing can be written there
   */
  public static @Nullable Path outputFile(String option, @Nullable String given) {
    if (given == null) {
      return null;
    }
    Path path = LocalPath.of(option, given);
    @Nullable String problem = OutputFile.problem(path, given.endsWith("/"));
    if (problem != null) {
      throw new UsageException(String.format(Locale.ROOT, "--%s=%s %s", option, given, problem));
    }
    return path;
  }

  public static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new UsageException("--" + name + " must be at least 1");
    }
  }
}
