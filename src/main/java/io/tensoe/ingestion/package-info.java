/**
 * Album lists in, normalized and merged tracks out. {@link io.tensoe.ingestion.Main} is the only
 * door.
 */
@NullMarked
package io.tensoe.ingestion;

import org.jspecify.annotations.NullMarked;
