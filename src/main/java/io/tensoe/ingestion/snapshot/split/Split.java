package io.tensoe.ingestion.snapshot.split;

import java.util.Locale;

/** The part of a snapshot a track belongs to. */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  /** As in folders and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
