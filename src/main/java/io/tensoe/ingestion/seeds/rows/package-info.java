/**
 * What one row says and whether it is a seed: cells, hints, names, and the list that gathers seeds
 * and bad rows. May not know how a file is cut into rows, nor who wrote it.
 */
@NullMarked
package io.tensoe.ingestion.seeds.rows;

import org.jspecify.annotations.NullMarked;
