package io.tensoe.ingestion.seeds.rows;

/**
 * The wanted albums cannot be read at all: no file, no header, a blank option. Wrong usage, not bad
 * luck. The message is one sentence for people that names the option or file and what to do.
 */
public final class SeedInputException extends RuntimeException {
  /**
   * @param message what is wrong and what to do
   */
  public SeedInputException(String message) {
    super(message);
  }

  /**
   * @param message what is wrong and what to do
   * @param cause what the machine said
   */
  public SeedInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
