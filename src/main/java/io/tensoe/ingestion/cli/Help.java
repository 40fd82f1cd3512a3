package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.options.OptionNames;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.commons.text.WordUtils;
import org.jspecify.annotations.Nullable;

/** What {@code --help} prints, from the options themselves. */
public final class Help {
  private static final int WIDTH = 96;
  private static final String INDENT = "      ";

  private Help() {}

  public static String overview(List<Command<?>> commands) {
    StringBuilder text = new StringBuilder();
    text.append("Usage: tensoe COMMAND [--option=value ...] [@argument-file ...]\n\n");
    commands.forEach(
        command ->
            text.append(
                String.format(Locale.ROOT, "  %-13s %s%n", command.name(), command.summary())));
    text.append(
        String.format(
            Locale.ROOT, "  %-13s %s%n", "help", "this page; help COMMAND for one command"));
    text.append(String.format(Locale.ROOT, "  %-13s %s%n", "version", "the version"));
    text.append("\nTry: tensoe ingest --input=inputs/albums.csv --sandbox\n");
    text.append("Exit codes: 0 all final, 1 error, 2 usage, 3 not all final, 130 stopped.\n");
    return text.toString();
  }

  public static String of(Command<?> command) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, "tensoe %s: %s%n%nOptions:%n", command.name(), command.summary()));
    options(command.options())
        .forEach(
            (name, method) -> {
              text.append("  --").append(name).append(OptionNames.defaultOf(method)).append('\n');
              @Nullable Description description = method.getAnnotation(Description.class);
              if (description != null) {
                text.append(INDENT)
                    .append(WordUtils.wrap(description.value(), WIDTH, "\n" + INDENT, false))
                    .append('\n');
              }
            });
    text.append("Beam's own options pass through, e.g. --runner=FlinkRunner.\n");
    return command.notes().isEmpty() ? text.toString() : text + "\n" + command.notes() + "\n";
  }

  private static Map<String, Method> options(Class<? extends PipelineOptions> type) {
    Map<String, Method> sorted = new TreeMap<>(Comparator.naturalOrder());
    for (Method method : type.getMethods()) {
      if (method.getDeclaringClass().getPackage() == OptionNames.class.getPackage()
          && method.getParameterCount() == 0
          && method.getName().startsWith("get")) {
        sorted.put(OptionNames.optionOf(method.getName().substring(3)), method);
      }
    }
    return sorted;
  }
}
