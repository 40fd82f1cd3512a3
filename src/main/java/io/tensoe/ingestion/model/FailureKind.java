package io.tensoe.ingestion.model;

/** What a failure asks its reader to do. */
public enum FailureKind {
  /** The service did not give a usable answer: run it again. */
  UNAVAILABLE,
  /** The service said no (credentials, key, Premium): a person must act. */
  REFUSED,
  /** The answer could not be understood: our bug, or a new layout. */
  UNREADABLE,
  /** The input is wrong, or not enough to tell several albums apart: a person must correct it. */
  INVALID
}
