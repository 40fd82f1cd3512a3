package io.tensoe.ingestion.snapshot.export;

import io.tensoe.ingestion.tracks.TrackRows;
import java.io.Serializable;
import java.util.List;

/**
 * One file to write.
 *
 * @param name without a folder
 * @param pages its rows, in order; empty = a file with columns and no rows
 */
record TrackFile(String name, List<TrackRows.Range> pages) implements Serializable {}
