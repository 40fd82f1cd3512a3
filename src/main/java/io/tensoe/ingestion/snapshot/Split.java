package io.tensoe.ingestion.snapshot;

import java.util.Locale;

/** The part of a snapshot a track belongs to. */
enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  /** As in folders and tables. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
