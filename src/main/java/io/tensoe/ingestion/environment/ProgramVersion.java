package io.tensoe.ingestion.environment;

import org.jspecify.annotations.Nullable;

/** The version of this program, as its jar says. */
public final class ProgramVersion {
  private ProgramVersion() {}

  /** E.g. {@code 1.4.0}; {@code (not packaged)} where it runs from class files. */
  public static String text() {
    @Nullable String version = ProgramVersion.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
