package io.tensoe.ingestion;

import io.tensoe.ingestion.cli.Entry;

/** Command line to command to exit code. */
public final class Main {
  private Main() {}

  /** The door of the launcher, of {@code java -jar} and of {@code flink run}. */
  public static void main(String[] arguments) {
    Entry.main(arguments);
  }
}
