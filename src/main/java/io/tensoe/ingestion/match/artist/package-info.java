/**
 * Artists as they are credited: one name or many, numbered namesakes, composers, various artists.
 * May not know candidates or track lists. Door: {@code Artists}.
 */
@NullMarked
package io.tensoe.ingestion.match.artist;

import org.jspecify.annotations.NullMarked;
