package io.tensoe.ingestion.snapshot.manifest;

/** What a snapshot is for. */
public enum Purpose {
  /** Everything the database holds; who uses it minds the terms. */
  ANY,
  /** Machine learning: without values whose sources forbid that. */
  ML
}
