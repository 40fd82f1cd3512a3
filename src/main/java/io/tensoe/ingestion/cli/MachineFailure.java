package io.tensoe.ingestion.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a machine lacks: nothing is wrong with the command or its albums, and trying again is vain.
 */
final class MachineFailure {
  /** How Linux and macOS say EMFILE and ENFILE. */
  private static final String OUT_OF_FILES = "too many open files";

  private static final String FILES =
      "too many open files: the limit of this process is too low; raise it with ulimit -n 4096 in"
          + " this shell, then run the command again";

  /** Fewer are left than one more library and what it opens take. */
  private static final long FEW_FILES = 8;

  /** A limit below this is the likely cause: a run has about 250 files open, libraries included. */
  private static final long LOW_LIMIT = 512;

  private MachineFailure() {}

  /** A library that cannot be opened is silently passed over: its classes are missing then. */
  private static boolean areFilesUsedUp() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        && (unix.getMaxFileDescriptorCount() < LOW_LIMIT
            || unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount() < FEW_FILES);
  }

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
    boolean isClassMissing =
        failure instanceof LinkageError || failure instanceof ClassNotFoundException;
    if (message.toLowerCase(Locale.ROOT).contains(OUT_OF_FILES)
        || (isClassMissing && areFilesUsedUp())) {
      return FILES;
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
