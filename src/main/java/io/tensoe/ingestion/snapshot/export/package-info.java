/**
 * Tracks as files beside a run: Parquet of {@code --export}, and the whole table as one CSV. May
 * not know snapshots. Doors: {@code ExportRun}, {@code CsvExport}.
 */
@NullMarked
package io.tensoe.ingestion.snapshot.export;

import org.jspecify.annotations.NullMarked;
