package io.tensoe.ingestion.snapshot.split;

import io.tensoe.ingestion.database.connection.CopyRow;
import io.tensoe.ingestion.snapshot.rows.TrackRecord;
import java.io.Serializable;

/** Which split a row belongs to; the same on every worker. */
public interface SplitRule extends Serializable {
  /**
   * @param row with {@link TrackRecord#COLUMNS}
   */
  Split of(CopyRow row);
}
