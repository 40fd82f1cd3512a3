package io.tensoe.ingestion.seeds.rows;

/** One row is no seed. Has no stack trace: a file may hold a million such rows. */
public final class BadRowException extends Exception {
  private static final int LONGEST = 80;

  private final String problem;

  /**
   * @param problem what is wrong with the row and what to do
   */
  public BadRowException(String problem) {
    super(problem, null, false, false);
    this.problem = problem;
  }

  /**
   * One cell cannot be right.
   *
   * @param wanted what would be, as the end of "… is not"
   */
  static BadRowException ofCell(String column, String found, String wanted) {
    String shown = found.length() <= LONGEST ? found : found.substring(0, LONGEST) + "…";
    return new BadRowException(
        column + " \"" + shown + "\" is not " + wanted + ": correct it or leave it blank");
  }

  public String problem() {
    return problem;
  }
}
