package io.tensoe.ingestion;

/** Command line to command to exit code. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {}
}
