/**
 * The merged tracks: how they are written, found, counted, exported and removed. May not know how
 * an album was asked or merged.
 */
@NullMarked
package io.tensoe.ingestion.tracks;

import org.jspecify.annotations.NullMarked;
