package io.tensoe.ingestion.cli;

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
}
