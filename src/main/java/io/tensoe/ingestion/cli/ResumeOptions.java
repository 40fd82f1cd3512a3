package io.tensoe.ingestion.cli;

/** Options of {@code resume}: those of {@code ingest}, but the albums are known. */
public interface ResumeOptions extends RunOptions {}
