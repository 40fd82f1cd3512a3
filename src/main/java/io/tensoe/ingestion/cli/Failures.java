package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.database.connection.Persistent.DatabaseGoneException;
import io.tensoe.ingestion.files.OutputFileException;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.run.Advice;
import io.tensoe.ingestion.run.UnfinishedException;
import io.tensoe.ingestion.runner.FlinkJob;
import io.tensoe.ingestion.snapshot.EmptySnapshotException;
import io.tensoe.ingestion.snapshot.folder.WriteFailedException;
import io.tensoe.ingestion.tracks.ExportedSnapshot.SnapshotLostException;
import java.nio.file.InvalidPathException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a failure into a message for a person and an exit code for scripts. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /**
   * What a person can do about it, in our own words.
   *
   * @return null = it is not a matter of usage or configuration
   */
  private static @Nullable String advice(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof UsageException) {
        return each.getMessage();
      }
    }
    return Advice.of(failure);
  }

  /**
   * The exit code of a command whose results and messages were written, or not.
   *
   * @param code of the command itself
   */
  public static int outputs(int code, Console console) {
    @Nullable String out = console.out().failure();
    if (out != null) {
      console.say("tensoe: " + out);
    }
    return out != null || console.err().failure() != null ? ExitCodes.ERROR : code;
  }

  /** Says what happened and gives the exit code. */
  public static int report(Throwable failure, Console console) {
    LOG.error("the command failed", failure);
    @Nullable String lack = MachineFailure.advice(failure);
    if (lack != null) {
      console.say("tensoe: " + lack);
      return ExitCodes.ERROR;
    }
    @Nullable String advice = advice(failure);
    if (advice != null) {
      console.say("tensoe: " + advice);
      return ExitCodes.USAGE;
    }
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof InvalidPathException) {
        console.say("tensoe: not a path: " + each.getMessage());
        return ExitCodes.USAGE;
      }
      if (each instanceof UnfinishedException || each instanceof EmptySnapshotException) {
        console.say("tensoe: " + each.getMessage());
        return ExitCodes.UNFINISHED;
      }
      if (each instanceof DatabaseGoneException
          || each instanceof WriteFailedException
          || each instanceof SnapshotLostException
          || each instanceof OutputFileException
          || each instanceof FlinkJob.JobLostException) {
        console.say("tensoe: " + each.getMessage());
        return ExitCodes.ERROR;
      }
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    console.say("tensoe: unexpected error: " + root);
    console.say(
        "The whole trace is in the log of the data folder. Nothing that was written is lost.");
    return ExitCodes.ERROR;
  }
}
