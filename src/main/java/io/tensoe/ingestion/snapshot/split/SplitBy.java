package io.tensoe.ingestion.snapshot.split;

/** How tracks are dealt to splits. */
public enum SplitBy {
  /** No artist is in two splits. */
  ARTIST,
  /** Older releases train, the newest test. */
  TIME
}
