/**
 * Is this the album, is this the track: album keys and candidates here, texts, titles, artists and
 * tracks in the rooms inside. Functions without I/O that know the model and, of the rest, only how
 * a text is hashed. A false match costs more than a missed one: scores and tags of the wrong record
 * would be written as facts.
 */
@NullMarked
package io.tensoe.ingestion.match;

import org.jspecify.annotations.NullMarked;
