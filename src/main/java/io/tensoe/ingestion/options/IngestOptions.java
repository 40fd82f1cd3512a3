package io.tensoe.ingestion.options;

/** Options of {@code ingest}. */
public interface IngestOptions extends SeedOptions, RunOptions {}
