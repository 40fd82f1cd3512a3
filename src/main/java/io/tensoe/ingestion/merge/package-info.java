/**
 * From what every source said to one truth: trust order, normalization, moods, genres. Pure
 * functions that know nothing of networks, databases or Beam; the only thing read is the vocabulary
 * in {@code /merge/*.txt}, once.
 */
@NullMarked
package io.tensoe.ingestion.merge;

import org.jspecify.annotations.NullMarked;
