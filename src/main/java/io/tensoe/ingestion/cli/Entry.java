package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.cli.show.Output;
import io.tensoe.ingestion.environment.Environment;
import io.tensoe.ingestion.environment.Logs;
import io.tensoe.ingestion.options.Registry;
import io.tensoe.ingestion.options.arguments.RawArguments;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.runner.Interruption;
import java.lang.management.ManagementFactory;
import java.nio.file.InvalidPathException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sets the process up around one command: streams, logs, Ctrl-C, exit code. */
public final class Entry {
  private Entry() {}

  /** Runs the command line and ends the process. */
  public static void main(String[] arguments) {
    Instant started = started(System.getenv("TENSOE_STARTED_MS"));
    boolean isTerminal = "1".equals(System.getenv("TENSOE_TERMINAL"));
    Console console = new Console(Output.stdout(), Output.stderr(), started, isTerminal);
    int code = ExitCodes.ERROR;
    try {
      code = run(arguments, console);
    } catch (RuntimeException | Error e) {
      // Nothing of ours can be relied on here: what is missing may be a class.
      console.say("tensoe: " + Objects.requireNonNullElse(lack(e), "unexpected error: " + e));
      if (e instanceof LinkageError) {
        console.say("A part of the program could not be opened: raise the limit, ulimit -n 4096.");
      }
    } finally {
      // Whatever happened: without this the hook would take the end of this thread for Ctrl-C.
      Interruption.exit(code);
    }
  }

  private static int run(String[] decoded, Console console) {
    String[] arguments = decoded;
    int code = ExitCodes.USAGE;
    try {
      arguments = RawArguments.recovered(decoded);
      Logs.configure(arguments);
      Interruption.install(ExitCodes.STOPPED);
      Registry.own();
      Environment.notes().forEach(note -> console.say("tensoe: " + note));
      code = CommandLine.run(arguments, console);
    } catch (UsageException | InvalidPathException e) {
      console.say("tensoe: " + e.getMessage());
    }
    String advice = RawArguments.advice(arguments);
    if (code == ExitCodes.USAGE && !advice.isEmpty()) {
      console.say("tensoe: " + advice);
    }
    return code;
  }

  private static @Nullable String lack(Throwable failure) {
    try {
      return MachineFailure.advice(failure);
    } catch (LinkageError e) {
      return null;
    }
  }

  /**
   * When the process started: the launcher says it, for its own work counts too; else the JVM
   * knows. (The operating system's figure is counted from its boot and up to half a second off.)
   */
  private static Instant started(@Nullable String launched) {
    return Instant.ofEpochMilli(
        launched != null && launched.matches("\\d{13}")
            ? Long.parseLong(launched)
            : ManagementFactory.getRuntimeMXBean().getStartTime());
  }
}
