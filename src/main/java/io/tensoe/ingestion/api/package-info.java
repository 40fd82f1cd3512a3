/**
 * The program as a library: albums in, tracks out, in a few calls. Makes runs as the command line
 * does, and knows nothing of it.
 */
@NullMarked
package io.tensoe.ingestion.api;

import org.jspecify.annotations.NullMarked;
