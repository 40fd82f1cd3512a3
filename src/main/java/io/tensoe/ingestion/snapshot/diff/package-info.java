/**
 * What differs between two snapshots: rows, fields and their distributions. Reads files and never
 * asks a database. Door: {@code SnapshotDiff}.
 */
@NullMarked
package io.tensoe.ingestion.snapshot.diff;

import org.jspecify.annotations.NullMarked;
