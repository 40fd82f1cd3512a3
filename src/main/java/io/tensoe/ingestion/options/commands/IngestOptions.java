package io.tensoe.ingestion.options.commands;

/** Options of {@code ingest}. */
public interface IngestOptions extends SeedOptions, RunOptions {}
