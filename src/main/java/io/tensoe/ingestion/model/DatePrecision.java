package io.tensoe.ingestion.model;

/** How much of a release date the source knew; the unknown rest of the date is 1. */
public enum DatePrecision {
  YEAR,
  MONTH,
  DAY
}
