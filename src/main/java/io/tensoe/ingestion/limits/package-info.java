/**
 * The calls that were spent on a source, its pauses and closures, by the clock of the database. May
 * not know which sources there are.
 */
@NullMarked
package io.tensoe.ingestion.limits;

import org.jspecify.annotations.NullMarked;
