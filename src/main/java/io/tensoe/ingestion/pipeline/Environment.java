package io.tensoe.ingestion.pipeline;

import io.github.cdimascio.dotenv.Dotenv;
import org.jspecify.annotations.Nullable;

/** Variables of the environment, and of a file {@code .env} in the working directory behind them. */
public final class Environment {
  private static final Dotenv FILE = Dotenv.configure().ignoreIfMissing().ignoreIfMalformed().load();

  private Environment() {}

  /**
   * Value of a variable.
   *
   * @return null = not set, or blank
   */
  public static @Nullable String get(String name) {
    @Nullable String value = FILE.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
