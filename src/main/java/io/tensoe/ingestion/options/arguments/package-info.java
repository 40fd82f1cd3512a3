/**
 * Words as they were typed: argument files, letters that a locale lost, paths, lengths of time.
 * Knows no option.
 */
@NullMarked
package io.tensoe.ingestion.options.arguments;

import org.jspecify.annotations.NullMarked;
