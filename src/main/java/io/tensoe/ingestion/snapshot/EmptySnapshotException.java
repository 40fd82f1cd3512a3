package io.tensoe.ingestion.snapshot;

/**
 * A snapshot would have no tracks, and none was written: {@code latest} still points to the one
 * before. The message says why, with counts, and what to do.
 */
public final class EmptySnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EmptySnapshotException(String message) {
    super(message);
  }
}
