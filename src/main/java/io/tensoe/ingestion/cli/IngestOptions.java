package io.tensoe.ingestion.cli;

/** Options of {@code ingest}. */
public interface IngestOptions extends SeedOptions, RunOptions {}
