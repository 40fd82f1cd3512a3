/** Is this the album, is this the track: keys, similarity, alignment. Pure functions. */
@NullMarked
package io.tensoe.ingestion.match;

import org.jspecify.annotations.NullMarked;
