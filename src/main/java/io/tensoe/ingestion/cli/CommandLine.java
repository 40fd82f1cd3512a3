package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.environment.ProgramVersion;
import io.tensoe.ingestion.options.OptionNames;
import io.tensoe.ingestion.options.OptionParser;
import io.tensoe.ingestion.options.arguments.Arguments;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.run.RunException;
import io.tensoe.ingestion.runner.Interruption;
import io.tensoe.ingestion.runner.RunnerException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.options.PipelineOptions;

/** Finds the command that the arguments name, runs it, and gives its exit code. */
public final class CommandLine {
  private static final List<Command<?>> COMMANDS =
      List.of(
          new IngestCommand(),
          new ResumeCommand(),
          new TracksCommand(),
          new StatsCommand(),
          new ReportCommand(),
          new DoctorCommand(),
          new SnapshotCommand(),
          new SnapshotDiffCommand(),
          new PurgeCommand(),
          new SandboxCommand());

  private CommandLine() {}

  /**
   * Runs the command line.
   *
   * @return exit code
   */
  public static int run(String[] arguments, Console console) {
    int code;
    try {
      code = dispatch(Arrays.asList(arguments), console);
    } catch (UsageException | RunException | RunnerException e) {
      console.say("tensoe: " + e.getMessage());
      code = ExitCodes.USAGE;
    } catch (Exception | Error e) {
      // An error that left here would end the process as if somebody had pressed Ctrl-C.
      code = Interruption.isAsked() ? ExitCodes.STOPPED : Failures.report(e, console);
    }
    return Failures.outputs(code, console);
  }

  private static int dispatch(List<String> arguments, Console console) throws Exception {
    if (arguments.isEmpty() || isHelp(arguments.get(0))) {
      boolean one = arguments.size() > 1 && arguments.get(0).equals("help");
      console
          .out()
          .print(
              one
                  ? Help.of(named(nameIn(arguments.subList(1, arguments.size()))))
                  : Help.overview(COMMANDS));
      return ExitCodes.DONE;
    }
    if (arguments.get(0).equals("version") || arguments.get(0).equals("--version")) {
      console.out().println("tensoe " + ProgramVersion.text());
      return ExitCodes.DONE;
    }
    String name = nameIn(arguments);
    int words = name.split(" ", -1).length;
    return run(named(name), arguments.subList(words, arguments.size()), console);
  }

  /** The command that the first arguments name: two words if there is such a command, else one. */
  private static String nameIn(List<String> arguments) {
    String two = String.join(" ", arguments.subList(0, Math.min(2, arguments.size())));
    return COMMANDS.stream().anyMatch(each -> each.name().equals(two)) ? two : arguments.get(0);
  }

  private static boolean isHelp(String argument) {
    return Set.of("help", "--help", "-h").contains(argument);
  }

  private static Command<?> named(String name) {
    return COMMANDS.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> {
              Set<String> names = new TreeSet<>(List.of("help", "version"));
              COMMANDS.forEach(each -> names.add(each.name()));
              return new UsageException(
                  "there is no command '"
                      + name
                      + "'; did you mean '"
                      + OptionNames.nearest(name, names)
                      + "'? Commands: "
                      + String.join(", ", names));
            });
  }

  private static <O extends PipelineOptions> int run(
      Command<O> command, List<String> arguments, Console console) throws Exception {
    if (arguments.stream().anyMatch(argument -> isHelp(argument) && argument.startsWith("-"))) {
      console.out().print(Help.of(command));
      return ExitCodes.DONE;
    }
    return command.run(
        OptionParser.parse(command.options(), Arguments.named(arguments, command.operands())),
        console);
  }
}
