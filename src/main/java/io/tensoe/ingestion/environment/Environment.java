package io.tensoe.ingestion.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Variables of the environment, and of a file {@code .env} in the working directory behind them. A
 * secret may also be a file: {@code NAME_FILE} holds its path, as containers and Kubernetes mount
 * secrets (https://docs.docker.com/compose/how-tos/use-secrets/). {@code NAME} goes before it.
 */
public final class Environment {
  private static final String IN_A_FILE = "_FILE";
  private static final EnvFile FILE = EnvFile.read(Path.of(".env"));

  private Environment() {}

  /**
   * Value of a variable, without white space around it.
   *
   * @return null = not set, or blank
   * @throws EnvironmentException if it is in a file that cannot be read
   */
  public static @Nullable String get(String name) {
    return get(name, Environment::variable);
  }

  /** What could not be used of {@code .env}, for people; holds no value. Empty = all is well. */
  public static List<String> notes() {
    return FILE.notes();
  }

  private static @Nullable String variable(String name) {
    @Nullable String value = System.getenv(name);
    return value == null ? FILE.values().get(name) : value;
  }

  /** Where variables are. */
  @FunctionalInterface
  interface Variables {
    @Nullable String get(String name);
  }

  static @Nullable String get(String name, Variables variables) {
    @Nullable String value = text(variables.get(name));
    @Nullable String file = value == null ? text(variables.get(name + IN_A_FILE)) : null;
    return file == null ? value : text(content(name, Path.of(file)));
  }

  private static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static String content(String name, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new EnvironmentException(
          String.format(Locale.ROOT, "%s%s names %s, which cannot be read", name, IN_A_FILE, file),
          e);
    }
  }

  /** Those of the variables that are set, by name. */
  public static Map<String, String> of(Collection<String> names) {
    Map<String, String> values = new HashMap<>();
    for (String name : names) {
      @Nullable String value = get(name);
      if (value != null) {
        values.put(name, value);
      }
    }
    return values;
  }
}
