/**
 * Which row goes into which split: by artists who share tracks, or by time. May not know files,
 * manifests or folders.
 */
@NullMarked
package io.tensoe.ingestion.snapshot.split;

import org.jspecify.annotations.NullMarked;
