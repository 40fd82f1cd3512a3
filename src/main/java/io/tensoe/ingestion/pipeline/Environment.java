package io.tensoe.ingestion.pipeline;

import io.github.cdimascio.dotenv.Dotenv;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Variables of the environment, and of a file {@code .env} in the working directory behind them.
 */
public final class Environment {
  private static final Dotenv FILE =
      Dotenv.configure().ignoreIfMissing().ignoreIfMalformed().load();

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

  /** All variables by name; a copy. */
  public static Map<String, String> all() {
    Map<String, String> all = new HashMap<>();
    FILE.entries().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
    return all;
  }
}
