/** The database as files: Parquet. */
@NullMarked
package io.tensoe.ingestion.snapshot;

import org.jspecify.annotations.NullMarked;
