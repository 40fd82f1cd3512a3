package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.run.RunResult;

/** What the process says to scripts. */
final class ExitCodes {
  /** Everything is final. */
  static final int DONE = 0;

  /** An unexpected error. */
  static final int ERROR = 1;

  /** Wrong usage or configuration. */
  static final int USAGE = 2;

  /** Finished, but some albums are not final. */
  static final int UNFINISHED = 3;

  /** Stopped by Ctrl-C. */
  static final int STOPPED = 130;

  private ExitCodes() {}

  /** What a run says to scripts. */
  static int of(RunResult result) {
    return switch (result.end()) {
      case DONE, DETACHED -> DONE;
      case UNFINISHED -> UNFINISHED;
      case REFUSED -> USAGE;
      case STOPPED -> STOPPED;
    };
  }
}
