package io.tensoe.ingestion.sources.aoty;

/** What robots.txt of the site means to us. */
public enum RobotsPolicy {
  /** It is read first, and what it forbids is not asked. */
  OBEY,
  /** It is not read: the user states that the site allows the requests. */
  PERMITTED
}
