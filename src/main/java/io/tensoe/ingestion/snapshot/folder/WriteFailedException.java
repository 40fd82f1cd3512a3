package io.tensoe.ingestion.snapshot.folder;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.apache.beam.sdk.Pipeline;

/**
 * Files could not be written though nothing is wrong with the options: a full disk, most of the
 * time. The message is meant for the person at the terminal.
 */
public final class WriteFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private WriteFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What a failure means.
   *
   * @param what what is not there now, and where
   * @param failure of a pipeline or of our own writing
   * @return the failure itself if it is no matter of files; always unchecked for an unchecked one
   */
  public static Exception of(String what, Exception failure) {
    boolean isOfPipeline =
        failure instanceof Pipeline.PipelineExecutionException
            && failure.getCause() instanceof IOException;
    Throwable cause = isOfPipeline ? failure.getCause() : failure;
    if (!(cause instanceof IOException)) {
      return failure;
    }
    // Libraries wrap what the system said ("No space left on device") in words of their own.
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    // The message of a NoSuchFileException is only the file; others have none.
    boolean saysLittle = cause instanceof FileSystemException || cause.getMessage() == null;
    return new WriteFailedException(
        what + ": " + (saysLittle ? cause : cause.getMessage()), failure);
  }
}
