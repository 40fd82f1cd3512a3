/**
 * Merges the outcomes of all sources into the tracks of one album: alignment, trust order per
 * field, validation, genres and moods, provenance. Functions without side effects that know
 * matching and the model, but no network, database or Beam. They read two things: the vocabulary in
 * {@code /merge/*.txt}, once, and today's date, to refuse releases of the far future.
 */
@NullMarked
package io.tensoe.ingestion.merge;

import org.jspecify.annotations.NullMarked;
