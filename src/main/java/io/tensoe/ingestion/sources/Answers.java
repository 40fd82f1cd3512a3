package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.http.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one source answered before, shared by all runs and workers. Safe for use by several threads.
 */
public interface Answers {

  /**
   * The last answer to a question, of those that were kept before this was opened or through it.
   *
   * @param question without secrets and base address
   * @return null = there is none
   */
  @Nullable Kept find(String question) throws InterruptedException;

  /** As {@link #find}, and what others have kept since this was opened. */
  @Nullable Kept findNew(String question) throws InterruptedException;

  /**
   * Keeps an answer that has just come; when this returns, it outlives the process. An answer of no
   * use adds one to the stored number of misses in a row, whatever number is given.
   */
  void keep(String question, Kept answer) throws InterruptedException;

  /** Replaces the understood form of an answer whose reply was read again; its age stays. */
  void reread(String question, Kept answer) throws InterruptedException;

  /**
   * One answer.
   *
   * @param form the understood form as JSON; null = the source answered that it has none
   * @param raw the reply it was read from; null = not kept, or not needed because {@code version}
   *     is the current one
   * @param version of our understanding when the form was made
   * @param misses how often in a row it was of no use; 0 = it is of use
   * @param age since it came
   */
  record Kept(@Nullable String form, @Nullable Reply raw, int version, int misses, Duration age) {}
}
