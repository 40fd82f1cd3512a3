/**
 * Which track of one list is which of another: names, positions and lengths give a cost, and the
 * cheapest assignment wins. May not know which album was wanted. Door: {@code Alignment}.
 */
@NullMarked
package io.tensoe.ingestion.match.tracks;

import org.jspecify.annotations.NullMarked;
