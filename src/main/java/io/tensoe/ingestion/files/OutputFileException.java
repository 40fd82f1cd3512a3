package io.tensoe.ingestion.files;

import java.io.IOException;
import java.nio.file.Path;

/** A file of results could not be written; the message names it and says why. */
public final class OutputFileException extends IOException {
  private static final long serialVersionUID = 1L;

  OutputFileException(Path file, String reason, IOException cause) {
    super(file + " cannot be written: " + reason, cause);
  }
}
