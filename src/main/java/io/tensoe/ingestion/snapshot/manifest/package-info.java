/**
 * What is said about a snapshot: the manifest, the dataset card, notes for people, and what the
 * terms of the sources allow. May not know how rows are read or written.
 */
@NullMarked
package io.tensoe.ingestion.snapshot.manifest;

import org.jspecify.annotations.NullMarked;
