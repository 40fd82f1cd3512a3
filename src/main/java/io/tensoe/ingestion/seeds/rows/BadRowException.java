package io.tensoe.ingestion.seeds.rows;

/** One row is no seed. Has no stack trace: a file may hold a million such rows. */
public final class BadRowException extends Exception {
  private final String problem;

  /**
   * @param problem what is wrong with the row and what to do
   */
  public BadRowException(String problem) {
    super(problem, null, false, false);
    this.problem = problem;
  }

  public String problem() {
    return problem;
  }
}
