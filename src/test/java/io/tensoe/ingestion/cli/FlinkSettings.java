package io.tensoe.ingestion.cli;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.FallbackKey;
import org.apache.flink.streaming.api.environment.ExecutionCheckpointingOptions;

/**
 * The settings that Flink itself declares: the constants of its classes called {@code …Options}.
 */
final class FlinkSettings {
  private static final List<Class<?>> FROM_EACH_JAR =
      List.of(ConfigOption.class, ExecutionCheckpointingOptions.class);

  private final Map<String, ConfigOption<?>> byKey = new HashMap<>();

  FlinkSettings() throws Exception {
    for (Class<?> one : FROM_EACH_JAR) {
      for (String name : optionClasses(one)) {
        for (Field field : Class.forName(name).getFields()) {
          if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
            add((ConfigOption<?>) field.get(null));
          }
        }
      }
    }
  }

  private void add(ConfigOption<?> option) {
    byKey.put(option.key(), option);
    for (FallbackKey fallback : option.fallbackKeys()) {
      byKey.putIfAbsent(fallback.getKey(), option);
    }
  }

  /**
   * Reads a value as Flink does.
   *
   * @throws IllegalArgumentException if there is no such setting, or Flink cannot read the value
   */
  Object read(String key, String value) {
    ConfigOption<?> option = byKey.get(key);
    if (option == null) {
      throw new IllegalArgumentException("Flink has no setting " + key);
    }
    return Configuration.fromMap(Map.of(key, value)).get(option);
  }

  private static List<String> optionClasses(Class<?> one) throws IOException {
    Path jar = Path.of(one.getProtectionDomain().getCodeSource().getLocation().getPath());
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName().replace('/', '.'))
          .filter(name -> name.startsWith(one.getPackageName()) && name.endsWith("Options.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .toList();
    }
  }
}
