/**
 * CSV as it occurs: lines above the header, quotes without an end, rows one at a time. May not know
 * what a column means.
 */
@NullMarked
package io.tensoe.ingestion.seeds.csv;

import org.jspecify.annotations.NullMarked;
