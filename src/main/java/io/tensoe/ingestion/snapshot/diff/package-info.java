/**
 * What differs between two snapshots: rows, fields and their distributions. May not know the
 * database. Door: {@code SnapshotDiff}.
 */
@NullMarked
package io.tensoe.ingestion.snapshot.diff;

import org.jspecify.annotations.NullMarked;
