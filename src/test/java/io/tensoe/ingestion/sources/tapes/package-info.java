/**
 * A source of an invented service, which only tests bring into the program: that this package and
 * one line are enough. May not know other sources.
 */
@NullMarked
package io.tensoe.ingestion.sources.tapes;

import org.jspecify.annotations.NullMarked;
