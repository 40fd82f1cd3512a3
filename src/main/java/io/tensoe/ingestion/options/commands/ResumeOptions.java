package io.tensoe.ingestion.options.commands;

/** Options of {@code resume}: those of {@code ingest}, but the albums are known. */
public interface ResumeOptions extends RunOptions {}
