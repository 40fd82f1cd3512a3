/**
 * From texts to values, for the command line and the Java API: parses arguments, derives options
 * from the sources, makes what a run is told, and writes commands in hints. Knows nothing of
 * terminals.
 */
@NullMarked
package io.tensoe.ingestion.options;

import org.jspecify.annotations.NullMarked;
