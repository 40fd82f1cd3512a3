/**
 * One track as a row of a file: the columns, Parquet, CSV for people, and the hash of a row. May
 * not know splits, manifests or folders.
 */
@NullMarked
package io.tensoe.ingestion.snapshot.rows;

import org.jspecify.annotations.NullMarked;
