/**
 * The records that travel between steps and workers: seeds, what a source said, outcomes, merged
 * albums, and the JSON they travel as. Every package may use it; it uses none of ours.
 */
@NullMarked
package io.tensoe.ingestion.model;

import org.jspecify.annotations.NullMarked;
