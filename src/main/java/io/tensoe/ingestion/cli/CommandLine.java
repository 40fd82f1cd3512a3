package io.tensoe.ingestion.cli;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;

/** From arguments to a command that runs, and from what happens to an exit code. */
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
    } catch (UsageException e) {
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
      console.out().println("tensoe " + Help.version());
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
        parse(command.options(), Arguments.named(arguments, command.operands())), console);
  }

  /**
   * Options from arguments.
   *
   * @throws UsageException naming the wrong one
   */
  static <O extends PipelineOptions> O parse(Class<O> type, List<String> arguments) {
    Arguments given = Arguments.fold(arguments);
    refuseWithoutValue(type, given);
    O options = Registry.alone(type, () -> parse(type, given.values()));
    if (options instanceof DatabaseOptions database) {
      Databases.check(database);
    }
    return options;
  }

  private static <O extends PipelineOptions> O parse(Class<O> type, Map<String, String> values) {
    Set<String> ours = OptionNames.of(type);
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
      if (name != null && getter.getReturnType() != boolean.class && given.isBare(name)) {
        throw new UsageException(
            String.format(Locale.ROOT, "--%1$s needs a value: --%1$s=…", name));
      }
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
