/**
 * One part of the table, read and written by one worker, and what it reports to the driver. May not
 * know the folder that a snapshot ends in.
 */
@NullMarked
package io.tensoe.ingestion.snapshot.parts;

import org.jspecify.annotations.NullMarked;
