package io.tensoe.ingestion.cli.show;

import java.util.Locale;

/**
 * What {@code doctor} found out about one thing.
 *
 * @param subject what was looked at: java, database, or the name of a source
 * @param text one line for people, free of secrets
 */
public record Check(State state, String subject, String text) {

  /** How it stands. */
  public enum State {
    OK,
    /** Not there, and a run goes on without it. */
    MISSING,
    /** In the way, or soon to be. */
    PROBLEM
  }

  public static Check ok(String subject, String text) {
    return new Check(State.OK, subject, text);
  }

  public static Check missing(String subject, String text) {
    return new Check(State.MISSING, subject, text);
  }

  public static Check problem(String subject, String text) {
    return new Check(State.PROBLEM, subject, text);
  }

  /** As a line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-8s %-9s %s",
        state.name().toLowerCase(Locale.ROOT),
        subject,
        DisplayText.safe(text));
  }
}
