package io.tensoe.ingestion.options;

import io.tensoe.ingestion.options.arguments.Arguments;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.DatabaseOptions;
import io.tensoe.ingestion.options.commands.SourceValues;
import io.tensoe.ingestion.runner.FlinkDefaults;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;

/** From arguments to the options of a command. */
public final class OptionParser {
  private OptionParser() {}

  /**
   * Options from arguments.
   *
   * @throws UsageException naming the wrong one
   */
  public static <O extends PipelineOptions> O parse(Class<O> type, List<String> arguments) {
    return parse(type, arguments, Services.ALL);
  }

  public static <O extends PipelineOptions> O parse(
      Class<O> type, List<String> arguments, Services services) {
    List<DerivedOption> derived = DerivedOption.of(type, services);
    Arguments given = Arguments.fold(arguments);
    refuseWithoutValue(type, given);
    derived.forEach(option -> refuseWithoutValue(option.name(), given));
    Map<String, String> values = new LinkedHashMap<>(given.values());
    Map<String, String> ofSources = new TreeMap<>();
    for (DerivedOption option : derived) {
      @Nullable String value = values.remove(option.name());
      if (value != null) {
        ofSources.put(option.name(), value);
      }
    }
    O options = Registry.alone(type, () -> parse(type, values, OptionNames.of(type, services)));
    if (options instanceof SourceValues sources) {
      sources.setSourceValues(ofSources);
    }
    if (options instanceof DatabaseOptions database) {
      DataFolder.check(database);
    }
    return options;
  }

  private static <O extends PipelineOptions> O parse(
      Class<O> type, Map<String, String> values, Set<String> ours) {
    Set<String> beams = OptionNames.ofBeam();
    List<String> folded = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (!ours.contains(name) && !beams.contains(name)) {
            Set<String> all = new TreeSet<>(ours);
            all.addAll(List.of("runner", "targetParallelism", "parallelism", "flinkMaster"));
            throw new UsageException(
                "there is no option --"
                    + name
                    + "; did you mean --"
                    + OptionNames.nearest(name, all)
                    + "? All options: --help");
          }
          folded.add("--" + name + "=" + value);
        });
    // The DirectRunner copies and compares every element at every step to find bugs in transforms:
    // our tests run with that, a run of thousands of albums need not.
    for (String check : List.of("enforceImmutability", "enforceEncodability")) {
      if (!values.containsKey(check)) {
        folded.add("--" + check + "=false");
      }
    }
    FlinkDefaults.of(values).forEach((name, value) -> folded.add("--" + name + "=" + value));
    try {
      return PipelineOptionsFactory.fromArgs(folded.toArray(String[]::new))
          .withValidation()
          .as(type);
    } catch (IllegalArgumentException e) {
      throw new UsageException(plain(e, values));
    }
  }

  /** {@code --dataDir} alone would be a folder called "true". */
  private static void refuseWithoutValue(Class<? extends PipelineOptions> type, Arguments given) {
    for (Method getter : type.getMethods()) {
      @Nullable String name = OptionNames.ofGetter(getter);
      if (name != null && getter.getReturnType() != boolean.class) {
        refuseWithoutValue(name, given);
      }
    }
  }

  private static void refuseWithoutValue(String name, Arguments given) {
    if (given.isBare(name)) {
      throw new UsageException(String.format(Locale.ROOT, "--%1$s needs a value: --%1$s=…", name));
    }
  }

  /** Beam's and Jackson's words about a wrong value, made short. */
  private static String plain(IllegalArgumentException e, Map<String, String> values) {
    String message = String.valueOf(e.getMessage());
    for (Map.Entry<String, String> each : values.entrySet()) {
      if (message.contains("'" + each.getKey() + "'") || message.contains("--" + each.getKey())) {
        return "--" + each.getKey() + "=" + each.getValue() + " is not a valid value";
      }
    }
    for (Map.Entry<String, String> each : values.entrySet()) {
      if (!each.getValue().isEmpty() && message.contains("\"" + each.getValue() + "\"")) {
        return "--" + each.getKey() + "=" + each.getValue() + " is not a valid value";
      }
    }
    int line = message.indexOf('\n');
    return line < 0 ? message : message.substring(0, line);
  }
}
