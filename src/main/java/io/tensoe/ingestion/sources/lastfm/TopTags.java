package io.tensoe.ingestion.sources.lastfm;

import io.tensoe.ingestion.model.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tag list and the names it belongs to: an answer of {@code track.getTopTags}, {@code
 * album.getTopTags} or {@code artist.getTopTags}.
 *
 * @param artist the artist Last.fm answered about, after its autocorrection; null = not said
 * @param title the track or album it answered about; null = not said, or an artist's list
 * @param tags strongest first, names verbatim, repeats kept; empty = answered with none
 */
record TopTags(@Nullable String artist, @Nullable String title, List<Tag> tags) {}
