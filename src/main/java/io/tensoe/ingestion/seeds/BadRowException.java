package io.tensoe.ingestion.seeds;

/** One row is no seed. Has no stack trace: a file may hold a million such rows. */
final class BadRowException extends Exception {
  private final String problem;

  /**
   * @param problem what is wrong with the row and what to do
   */
  BadRowException(String problem) {
    super(problem, null, false, false);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }
}
