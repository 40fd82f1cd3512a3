package io.tensoe.ingestion.sources.lastfm;

import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tags that may be used for a track.
 *
 * @param tags strongest first; empty = answered with none
 * @param from {@code track}, {@code album} or {@code artist}; null exactly when there are no tags
 * @param respelt whether Last.fm spells the artist or title a little differently
 */
record Said(List<Tag> tags, @Nullable String from, boolean respelt) {
  static final Said NOTHING = new Said(List.of(), null, false);

  /**
   * Compares the answer with the question.
   *
   * @param title null = asked for an artist
   * @return {@link #NOTHING} if there is no answer, no tag, or the answer is about something else
   */
  static Said in(Optional<TopTags> answer, String from, String artist, @Nullable String title) {
    if (answer.isEmpty() || answer.get().tags().isEmpty()) {
      return NOTHING;
    }
    TopTags tags = answer.get();
    SameName sameArtist =
        tags.artist() == null ? SameName.EQUAL : SameName.ofArtists(artist, tags.artist());
    SameName sameTitle =
        title == null || tags.title() == null
            ? SameName.EQUAL
            : SameName.ofTitles(title, tags.title());
    if (sameArtist == SameName.OTHER || sameTitle == SameName.OTHER) {
      return NOTHING;
    }
    boolean respelt = sameArtist == SameName.RESPELT || sameTitle == SameName.RESPELT;
    return new Said(tags.tags(), from, respelt);
  }

  /** The track with these tags; what Last.fm was not asked for is left out. */
  SourceTrack of(SourceTrack track) {
    return SourceTrack.of(track.title())
        .id(track.id())
        .artists(track.artists())
        .disc(track.disc())
        .number(track.number())
        .tagged(tags, from)
        .build();
  }
}
