package io.tensoe.ingestion.sources;

/**
 * Brings one source into the program. Each source package has one; its class name is one line in
 * {@code META-INF/services/io.tensoe.ingestion.sources.SourceProvider}, where {@link Sources} finds
 * it. Needs a public constructor without arguments.
 */
public interface SourceProvider {

  /** All about the source; the same values at every call. */
  SourceSpec spec();
}
