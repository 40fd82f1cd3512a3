/**
 * From texts to values: the options of every command, their names, defaults and help, argument
 * files, and commands in hints. Knows what a run is, and nothing of terminals.
 */
@NullMarked
package io.tensoe.ingestion.options;

import org.jspecify.annotations.NullMarked;
