/**
 * The program as a library: albums in, tracks out, in a few calls. Makes runs as the commands do,
 * by the same options, and knows no command.
 */
@NullMarked
package io.tensoe.ingestion.api;

import org.jspecify.annotations.NullMarked;
