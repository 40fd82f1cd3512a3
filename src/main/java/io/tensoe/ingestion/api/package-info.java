/**
 * The program as a library: albums in, tracks out, in a few calls. Knows the command line only by
 * its options.
 */
@NullMarked
package io.tensoe.ingestion.api;

import org.jspecify.annotations.NullMarked;
