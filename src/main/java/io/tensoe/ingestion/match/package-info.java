/**
 * Is this the album, is this the track: keys, parsed titles, similarity, alignment. Pure functions,
 * no I/O; knows the model and nothing else of ours. A false match costs more than a missed one:
 * scores and tags of the wrong record would be written as facts.
 */
@NullMarked
package io.tensoe.ingestion.match;

import org.jspecify.annotations.NullMarked;
