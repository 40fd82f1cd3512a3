/**
 * The database as files: a versioned training snapshot, complete or absent. Its rooms hold the
 * parts.
 */
@NullMarked
package io.tensoe.ingestion.snapshot;

import org.jspecify.annotations.NullMarked;
