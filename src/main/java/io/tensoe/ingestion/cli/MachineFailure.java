package io.tensoe.ingestion.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a machine lacks: nothing is wrong with the command or its albums, and trying again is vain.
 */
final class MachineFailure {
  /** How Linux and macOS say EMFILE and ENFILE. */
  private static final String OUT_OF_FILES = "too many open files";

  private MachineFailure() {}

  /**
   * What is missing and how to get it, wherever in the chain of causes it was met.
   *
   * @return null = the machine lacks nothing that we know of
   */
  static @Nullable String advice(Throwable failure) {
    int depth = 0;
    for (@Nullable Throwable each = failure; each != null && depth < 50; each = each.getCause()) {
      @Nullable String advice = ofOne(each);
      if (advice != null) {
        return advice;
      }
      depth++;
    }
    return null;
  }

  private static @Nullable String ofOne(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.toLowerCase(Locale.ROOT).contains(OUT_OF_FILES)) {
      return "too many open files: the limit of this process is too low; raise it with"
          + " ulimit -n 4096 in this shell, then run the command again";
    }
    if (!(failure instanceof OutOfMemoryError)) {
      return null;
    }
    return message.contains("native thread")
        ? "out of threads: the machine allows this user no more of them (ulimit -u, or the limit of"
            + " the container); then run the command again"
        : "out of memory: the "
            + (Runtime.getRuntime().maxMemory() >> 20)
            + " MB of the JVM are not enough; give it more, e.g. TENSOE_JAVA_OPTS=-Xmx2g, then go"
            + " on with tensoe resume";
  }
}
