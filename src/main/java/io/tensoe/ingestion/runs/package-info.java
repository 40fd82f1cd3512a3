/**
 * Runs and their albums: what a run was asked to do and what became of every album, its counts and
 * its dead letters. May not know how an album is asked.
 */
@NullMarked
package io.tensoe.ingestion.runs;

import org.jspecify.annotations.NullMarked;
