/**
 * From what every source said to one truth: trust order, normalization, moods, genres, quality.
 * Pure\n * functions.
 */
@NullMarked
package io.tensoe.ingestion.merge;

import org.jspecify.annotations.NullMarked;
