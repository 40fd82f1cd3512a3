package io.tensoe.ingestion.cli;

/** Options of {@code doctor}: those that decide where data goes and how sources are asked. */
public interface DoctorOptions extends DatabaseOptions, SourceOptions {}
