/**
 * The records that travel: what was wanted, what a source said, what became of it. Imports nothing
 * of ours.
 */
@NullMarked
package io.tensoe.ingestion.model;

import org.jspecify.annotations.NullMarked;
