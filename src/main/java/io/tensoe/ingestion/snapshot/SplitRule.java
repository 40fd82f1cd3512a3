package io.tensoe.ingestion.snapshot;

import io.tensoe.ingestion.database.connection.CopyRow;
import java.io.Serializable;

/** Which split a row belongs to; the same on every worker. */
interface SplitRule extends Serializable {
  /**
   * @param row with {@link TrackRecord#COLUMNS}
   */
  Split of(CopyRow row);
}
