/**
 * Text as it is compared: folded letters, signs, numbers, distances, how much of a long text is
 * looked at, and excerpts of it for messages. May not know what an album, an artist or a track is.
 * Door: {@code TextKey}.
 */
@NullMarked
package io.tensoe.ingestion.match.text;

import org.jspecify.annotations.NullMarked;
