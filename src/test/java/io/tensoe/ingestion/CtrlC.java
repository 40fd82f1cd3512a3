package io.tensoe.ingestion;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ctrl-C for the commands that tests start. Where a script starts the tests in the background,
 * SIGINT is ignored, and every child inherits that; a JVM keeps it.
 */
public final class CtrlC {
  private static final List<List<String>> WAYS =
      List.of(
          List.of("env", "--default-signal=INT"),
          List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec { $ARGV[0] } @ARGV"));

  private CtrlC() {}

  /**
   * What to put before a command so that it hears Ctrl-C: GNU env or perl; empty where neither is
   * there, which is right in the foreground.
   */
  public static List<String> heard() {
    return WAYS.stream().filter(CtrlC::works).findFirst().orElse(List.of());
  }

  private static boolean works(List<String> way) {
    List<String> command = new ArrayList<>(way);
    command.add("true");
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
