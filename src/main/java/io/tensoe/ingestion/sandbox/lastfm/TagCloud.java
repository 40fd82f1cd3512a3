package io.tensoe.ingestion.sandbox.lastfm;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Song;
import io.tensoe.ingestion.sandbox.albums.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Last.fm's tags in realistic form: genres from 100 down to 11, moods at 1 to 9, noise between.
 * Pure.
 */
final class TagCloud {
  /** Many album tracks have no tags at all. */
  private static final int EMPTY_IN = 8;

  private static final int WEAKEST_GENRE = 11;
  private static final List<String> NOISE =
      List.of("seen live", "favorites", "Favourites", "albums I own", "loved", "8 of 10 stars");

  /**
   * @param count 0 to 100, relative to the strongest tag of the same list
   */
  record Tagged(String name, int count) {}

  private TagCloud() {}

  /** Empty when listeners tagged only the album or the artist. */
  static List<Tagged> of(Release release, Song song) {
    long seed = Dice.of(release.ref().number(), song.disc(), song.number());
    boolean never = release.has("no-track-tags") || release.has("only-artist-tags");
    boolean empty = never || release.has("no-tags") || Dice.below(EMPTY_IN, seed, 1) == 0;
    return empty ? List.of() : tags(release, seed, 2 + Dice.below(4, seed, 2));
  }

  static List<Tagged> ofAlbum(Release release) {
    return release.has("no-tags") || release.has("only-artist-tags")
        ? List.of()
        : tags(release, release.ref().number(), Integer.MAX_VALUE);
  }

  static List<Tagged> ofArtist(Release release) {
    return release.has("no-tags")
        ? List.of()
        : tags(release, Text.key(release.artist()).hashCode(), 3);
  }

  private static List<Tagged> tags(Release release, long seed, int moods) {
    List<Tagged> tags = new ArrayList<>();
    TagWords words = TagWords.of(release);
    List<String> genres = words.genres();
    for (int i = 0; i < genres.size(); i++) {
      int count = 100 - (100 - WEAKEST_GENRE) * i / Math.max(1, genres.size() - 1);
      tags.add(new Tagged(genres.get(i), count));
    }
    tags.add(new Tagged(release.year() / 10 % 10 + "0s", 9));
    tags.add(new Tagged(release.artist().toLowerCase(Locale.ROOT), 6));
    String noise = NOISE.get(Dice.below(NOISE.size(), seed, 3));
    tags.add(new Tagged(noise, noise.equals("albums I own") ? 81 : 5));
    int mostMoods = Math.min(moods, words.moods().size());
    int start = Dice.below(Math.max(1, words.moods().size()), seed, 4);
    for (int i = 0; i < mostMoods; i++) {
      String mood = words.moods().get((start + i) % words.moods().size());
      tags.add(new Tagged(mood, Math.max(1, 9 - 2 * i)));
    }
    tags.sort(Comparator.comparingInt(Tagged::count).reversed());
    return tags;
  }
}
