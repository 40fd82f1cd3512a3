package io.tensoe.ingestion.match.title;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the brackets and suffixes of a title say, by type. Collected while a title is parsed. */
final class Qualifiers {
  /** Another recording or mix: must be equal on both sides. */
  final Set<Version> versions = new LinkedHashSet<>();

  /** Words of the edition, e.g. {@code deluxe, super}; the same release group either way. */
  final Set<String> editions = new TreeSet<>();

  /** {@code ep}, {@code single}, {@code soundtrack}. */
  final Set<String> formats = new TreeSet<>();

  /** {@code skit}, {@code interlude}, {@code intro}, {@code outro}: some sites file these apart. */
  final Set<String> parts = new TreeSet<>();

  /** {@code mono} or {@code stereo}. */
  final Set<String> channels = new TreeSet<>();

  boolean remastered;
  boolean clean;

  /** A bare year in brackets: "Seal (1991)". */
  @Nullable Integer year;
}
