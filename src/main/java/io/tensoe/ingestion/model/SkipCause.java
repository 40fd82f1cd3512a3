package io.tensoe.ingestion.model;

/** Why a source could not be asked about an album; decides whether a later run can. */
public enum SkipCause {
  /** Credentials were not set. */
  CREDENTIALS,
  /** robots.txt forbids it. */
  ROBOTS,
  /** The site challenged us. */
  CHALLENGE,
  /** There is no track list to ask about. */
  NO_TRACKS,
  /** The only catalogue source refused us, so nothing was spent on this one. */
  CATALOGUE_REFUSED
}
