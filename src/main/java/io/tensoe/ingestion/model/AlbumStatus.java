package io.tensoe.ingestion.model;

/** Where an album stands after a run. */
public enum AlbumStatus {
  COMPLETE,
  PARTIAL,
  ABSENT,
  FAILED,
  DEFERRED;

  /** Whether nothing is left to ask, so that {@code resume} leaves it alone. */
  public boolean isFinal() {
    return this == COMPLETE || this == ABSENT;
  }
}
