package io.tensoe.ingestion.sources;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** This process may open no more files or connections: no service and no album is at fault. */
public final class OpenFilesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param cause what the operating system said
   */
  public OpenFilesException(Throwable cause) {
    super("too many open files", cause);
  }

  /** Whether the operating system said so (EMFILE, ENFILE), here or in a cause. */
  public static boolean isMet(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (String.valueOf(each.getMessage())
          .toLowerCase(Locale.ROOT)
          .contains("too many open files")) {
        return true;
      }
    }
    return false;
  }
}
