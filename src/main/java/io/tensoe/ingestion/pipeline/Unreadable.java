package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.Persistent.DatabaseFailedException;
import io.tensoe.ingestion.database.connection.Persistent.DatabaseGoneException;
import io.tensoe.ingestion.match.text.Excerpt;
import io.tensoe.ingestion.sources.OpenFilesException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells failures of one album from failures of the run. An album at which our own code throws ends
 * as {@code failed}, and all others go on. A database that is away or refuses our role, an
 * interrupt, and a machine without memory are no album's fault: they end the run.
 */
final class Unreadable {
  private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);

  /** Enough to recognize it; the log has the rest. */
  private static final int LONGEST_REASON = 500;

  private Unreadable() {}

  /**
   * Whether a failure concerns one album: any exception of our own code, and a stack overflow,
   * which a deeply nested text causes.
   */
  static boolean isOfAlbum(Throwable failure) {
    return failure instanceof StackOverflowError
        || (failure instanceof RuntimeException
            && !(failure instanceof DatabaseException)
            && !(failure instanceof DatabaseFailedException)
            && !(failure instanceof DatabaseGoneException)
            && !(failure instanceof Lane.Interrupted)
            && !(failure instanceof OpenFilesException)
            && !isOfMachine(failure));
  }

  /** An error of the JVM that some layer has wrapped: out of memory, a class that is missing. */
  private static boolean isOfMachine(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof Error && !(each instanceof StackOverflowError)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Logs the failure once, with its stack, and says it in one sentence.
   *
   * @param doing what was being done with the album, e.g. {@code merging}
   * @return for an outcome and a dead letter: class and message, without NUL, cut
   */
  static String reason(String doing, String album, String artist, Throwable failure) {
    LOG.error(
        "{} {} by {} failed",
        doing,
        Excerpt.of(album, LONGEST_REASON),
        Excerpt.of(artist, LONGEST_REASON),
        failure);
    String said = failure.toString();
    // Of what PostgreSQL says, the statement that it was in the middle of is for the log only.
    int where = said.indexOf("\n  Where: ");
    return Excerpt.of(
        "failed while " + doing + ": " + (where < 0 ? said : said.substring(0, where)),
        LONGEST_REASON);
  }
}
