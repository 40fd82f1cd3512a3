package io.tensoe.ingestion.model;

/**
 * Why an outcome is what it is, for programs: whether a later run can do better is decided by this,
 * never by the reason for people.
 */
public enum Cause {
  /** Skipped: credentials were not set. */
  CREDENTIALS,
  /** Skipped: robots.txt forbids it. */
  ROBOTS,
  /** Skipped: the site challenged us. */
  CHALLENGE,
  /** Skipped: there is no track list to ask about. */
  NO_TRACKS,
  /** Skipped: the only catalogue source refused us, so nothing was spent on this one. */
  CATALOGUE_REFUSED,
  /** Deferred: the source is closed or its budget is used up, until the time that is given. */
  CLOSED,
  /** Deferred: nothing may be sent, and no answer is stored. */
  NOT_STORED,
  /** Deferred: the catalogue that may yet give the track list has not answered. */
  AWAITS_TRACKS,
  /** Absent: several albums fit and nothing tells them apart; a person must add a hint. */
  AMBIGUOUS
}
