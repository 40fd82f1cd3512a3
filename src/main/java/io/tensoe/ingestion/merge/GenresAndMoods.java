package io.tensoe.ingestion.merge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words that describe music.
 *
 * @param genres canonical, strongest first, each once; null = nobody who speaks of them answered
 * @param moods canonical, strongest first, each once; null = nobody who speaks of them answered
 */
record GenresAndMoods(@Nullable List<String> genres, @Nullable List<String> moods) {}
