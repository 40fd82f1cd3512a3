package io.tensoe.ingestion.options;

import io.tensoe.ingestion.options.commands.AddressOptions;
import io.tensoe.ingestion.options.commands.DatabaseOptions;
import io.tensoe.ingestion.options.commands.GeneratedOptions;
import io.tensoe.ingestion.options.commands.SourceOptions;
import io.tensoe.ingestion.options.commands.SourceValues;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Commands in hints, whole: copied into a shell they reach the database that was meant. */
public final class CommandText {
  /** Safe in every shell without quotes. */
  private static final String PLAIN = "[A-Za-z0-9_./:@%+,=-]+";

  private CommandText() {}

  /** A command on the same database. */
  public static String of(String command, DatabaseOptions options) {
    return text(command, given(options, OptionNames.of(DatabaseOptions.class)));
  }

  /** The same command again, with all its options, but for those that change. */
  public static String again(String command, DatabaseOptions options, Map<String, String> changed) {
    Map<String, String> values = given(options, OptionNames.all(options));
    values.putAll(changed);
    return text(command, values);
  }

  /**
   * The same command on the other embedded database: that of the sandbox, or that of real rows. An
   * address would go before it.
   */
  public static String other(String command, DatabaseOptions options) {
    Map<String, String> values = given(options, OptionNames.all(options));
    values.keySet().removeAll(Set.of("jdbcUrl", "jdbcUser", "jdbcPasswordVariable"));
    values.put("sandbox", String.valueOf(!options.getSandbox()));
    return text(command, values);
  }

  /** {@code resume} on the same database, asking the same sources at the same places. */
  public static String resume(PipelineOptions options) {
    Set<String> names = OptionNames.of(DatabaseOptions.class);
    names.addAll(OptionNames.of(AddressOptions.class));
    names.addAll(OptionNames.of(GeneratedOptions.class));
    names.add("sources");
    return text("resume", given(options, names));
  }

  private static String text(String command, Map<String, String> values) {
    StringBuilder text = new StringBuilder("./tensoe ").append(command);
    values.forEach(
        (name, value) -> {
          if (!value.equals("false")) {
            text.append(" --").append(name);
            text.append(value.equals("true") ? "" : "=" + quoted(value));
          }
        });
    return text.toString();
  }

  private static String quoted(String value) {
    return value.matches(PLAIN) ? value : "'" + value.replace("'", "'\\''") + "'";
  }

  /** Values that are not the default, by the name of their option. */
  private static Map<String, String> given(PipelineOptions options, Set<String> names) {
    Map<String, String> values = new TreeMap<>();
    for (Class<?> type : options.getClass().getInterfaces()) {
      for (Method getter : type.getMethods()) {
        @Nullable String name = OptionNames.ofGetter(getter);
        if (name != null && names.contains(name)) {
          @Nullable Object value = valueOf(getter, options);
          if (value != null && !OptionNames.defaultOf(getter).equals("=" + value)) {
            values.put(name, value.toString());
          }
        }
      }
    }
    addOfSources(options, names, values);
    return values;
  }

  private static void addOfSources(
      PipelineOptions options, Set<String> names, Map<String, String> values) {
    Map<String, String> standards = new HashMap<>();
    for (DerivedOption option : DerivedOption.of(SourceOptions.class, Services.ALL)) {
      standards.put(option.name(), String.valueOf(option.standard()));
    }
    SourceValues.of(options)
        .forEach(
            (name, value) -> {
              if (names.contains(name) && !value.equals(standards.get(name))) {
                values.put(name, value);
              }
            });
  }

  private static @Nullable Object valueOf(Method getter, PipelineOptions options) {
    try {
      return getter.invoke(options);
    } catch (InvocationTargetException | IllegalAccessException e) {
      throw new IllegalStateException("the value of " + getter.getName() + " cannot be read", e);
    }
  }
}
