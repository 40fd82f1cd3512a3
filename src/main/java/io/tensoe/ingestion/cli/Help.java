package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.options.OptionHelp;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.WordUtils;

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
    for (OptionHelp option : OptionHelp.of(command.options())) {
      text.append("  --").append(option.name()).append(option.standard()).append('\n');
      if (!option.text().isEmpty()) {
        text.append(INDENT)
            .append(WordUtils.wrap(option.text(), WIDTH, "\n" + INDENT, false))
            .append('\n');
      }
    }
    text.append("Beam's own options pass through, e.g. --runner=FlinkRunner.\n");
    return command.notes().isEmpty() ? text.toString() : text + "\n" + command.notes() + "\n";
  }
}
