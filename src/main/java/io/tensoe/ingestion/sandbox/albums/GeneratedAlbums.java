package io.tensoe.ingestion.sandbox.albums;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Albums made up on demand from their index: nothing is kept but word lists, so a hundred thousand
 * cost as much as one. Immutable.
 */
public final class GeneratedAlbums {
  static final int ALBUMS_PER_ARTIST = 4;

  private static final long TITLE_STEP = 77_773; // a prime, as the next
  private static final long ARTIST_STEP = 9_973;
  private static final List<String> LABELS =
      List.of("Northlight", "Paper Lantern", "Low Tide", "Seventh Floor", "Granite", "Kestrel");

  private final int albums;
  private final int tracks;
  private final NumberedNames titles;
  private final NumberedNames artists;
  private final List<String> songFirst;
  private final List<String> songLast;

  public GeneratedAlbums(int albums, int tracks) {
    List<List<String>> lists = NumberedNames.read("/sandbox/words.txt");
    this.albums = albums;
    this.tracks = tracks;
    this.titles = new NumberedNames(lists.subList(0, 3), TITLE_STEP);
    this.artists = new NumberedNames(lists.subList(3, 5), ARTIST_STEP);
    this.songFirst = lists.get(5);
    this.songLast = lists.get(6);
  }

  public int count() {
    return albums;
  }

  public String title(int index) {
    return titles.name(index);
  }

  public String artist(int index) {
    return artists.name(index / ALBUMS_PER_ARTIST);
  }

  /** The album whose title is made of some of these words; -1 for none. */
  int withTitle(List<String> words) {
    long number = titles.number(words);
    return number < albums ? (int) number : -1;
  }

  /** Indexes of the albums of the artist whose name is made of some of these words. */
  List<Integer> byArtist(List<String> words) {
    long artist = artists.number(words);
    List<Integer> found = new ArrayList<>();
    for (long index = artist * ALBUMS_PER_ARTIST;
        artist >= 0 && index < Math.min(albums, (artist + 1) * ALBUMS_PER_ARTIST);
        index++) {
      found.add((int) index);
    }
    return found;
  }

  public Release release(int index) {
    long seed = Dice.mix(index);
    String artist = artist(index);
    int year = 1965 + Dice.below(60, seed, 1);
    String date =
        year
            + "-"
            + Barcode.digits(1 + Dice.below(12, seed, 2), 2)
            + "-"
            + Barcode.digits(1 + Dice.below(28, seed, 3), 2);
    return new Release(
        new Ref(true, index, Variant.ORIGINAL),
        title(index),
        title(index),
        List.of(artist),
        Dice.below(20, seed, 4) == 0 ? date.substring(0, 4) : date,
        "album",
        LABELS.get(Dice.below(LABELS.size(), seed, 5)),
        Barcode.upc(index),
        Dice.below(90, seed, 6),
        Map.of(),
        Set.of(),
        songs(index, artist, year));
  }

  private List<Song> songs(int index, String artist, int year) {
    List<Song> songs = new ArrayList<>();
    // The albums of one artist start a quarter of the list apart: no title of theirs is repeated.
    int start = index * 7 % 5 + (index % ALBUMS_PER_ARTIST) * songFirst.size() / ALBUMS_PER_ARTIST;
    for (int number = 1; number <= tracks; number++) {
      long seed = Dice.of(index, number);
      int first = (start + number) % songFirst.size();
      int last =
          (first * 11
                  + index / ALBUMS_PER_ARTIST
                  + 3 * (index % ALBUMS_PER_ARTIST)
                  + number / songFirst.size())
              % songLast.size();
      String title = songFirst.get(first) + " " + songLast.get(last);
      songs.add(
          new Song(
              1,
              number,
              title,
              title,
              120_000 + Dice.below(210_000, seed, 1),
              Dice.below(10, seed, 2) == 0,
              List.of(artist),
              List.of(),
              "",
              Barcode.isrc(index * 17L + number, year)));
    }
    return songs;
  }
}
