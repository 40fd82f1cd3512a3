package io.tensoe.ingestion.run;

import io.tensoe.ingestion.report.Summary;
import io.tensoe.ingestion.runs.RunCounts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param end how, in one word
 * @param summary what was asked, found and written
 * @param isSandbox whether what it wrote is imitated
 * @param resumeAt when what is deferred can be asked again; null = any time
 * @param ambiguous albums that a hint would decide
 * @param files what it left beside its rows; null = nothing, it goes on without us
 * @param job the job of a cluster that goes on with it; null = it is over
 */
public record RunResult(
    End end,
    Summary summary,
    boolean isSandbox,
    @Nullable Instant resumeAt,
    List<RunCounts.Ambiguous> ambiguous,
    @Nullable Files files,
    @Nullable Job job) {

  /** What its caller has to know first. */
  public enum End {
    /** Everything is final. */
    DONE,
    /** Some albums are not final. */
    UNFINISHED,
    /** The only catalogue source refused us: a person must act before anything can be found. */
    REFUSED,
    /** Somebody pressed Ctrl-C. */
    STOPPED,
    /** A cluster goes on with it. */
    DETACHED
  }

  /**
   * Files of the run.
   *
   * @param page the page of the run
   * @param letters its dead letters; null = there are none
   */
  public record Files(Path summary, Path page, @Nullable DeadLetters letters) {}

  /**
   * A job of a Flink cluster.
   *
   * @param id as Flink's commands and web page name it
   * @param run id of the run
   * @param cluster host and port
   */
  public record Job(String id, String run, String cluster) {}

  /** The same with another end. */
  RunResult withEnd(End other) {
    return new RunResult(other, summary, isSandbox, resumeAt, ambiguous, files, job);
  }
}
