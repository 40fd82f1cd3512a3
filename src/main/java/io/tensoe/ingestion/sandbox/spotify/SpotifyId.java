package io.tensoe.ingestion.sandbox.spotify;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Ref;
import io.tensoe.ingestion.sandbox.albums.Variant;
import org.jspecify.annotations.Nullable;

/**
 * Ids of Spotify's shape (22 characters, base 62) that carry the place in the catalogue, so that an
 * id is resolved without a table of all albums. The first half is a check of the second.
 */
public final class SpotifyId {
  static final int LENGTH = 22;

  private static final String DIGITS =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int HALF = LENGTH / 2;
  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xD6E8FEB86659FD93L;
  private static final long FIRST_INVERSE = inverse(FIRST);
  private static final long SECOND_INVERSE = inverse(SECOND);
  private static final int SONG_BITS = 14;
  private static final int INDEX_BITS = 24;

  /**
   * What an id stands for.
   *
   * @param song position in the release from 0; -1 for the album itself
   * @param relinked the id the track had before it was relinked
   */
  record Place(Ref ref, int song, boolean relinked) {}

  private SpotifyId() {}

  public static String album(Ref ref) {
    return of(new Place(ref, -1, false));
  }

  static String song(Ref ref, int song) {
    return of(new Place(ref, song, false));
  }

  static String relinkedSong(Ref ref, int song) {
    return of(new Place(ref, song, true));
  }

  /** Artists cannot be asked here, so their ids need no way back. */
  static String artist(String name) {
    return written(Dice.mix(name.hashCode()), Dice.mix(~(long) name.hashCode()));
  }

  private static String of(Place place) {
    long packed = place.relinked() ? 1 : 0;
    packed = (packed << 3) | place.ref().variant().code;
    packed = (packed << 1) | (place.ref().generated() ? 1 : 0);
    packed = (packed << INDEX_BITS) | place.ref().index();
    packed = (packed << SONG_BITS) | (place.song() + 1);
    long low = scrambled(packed);
    return written(Dice.mix(low), low);
  }

  /** Whether the text has the form of an id at all. */
  static boolean isWellFormed(String id) {
    return id.length() == LENGTH && id.chars().allMatch(letter -> DIGITS.indexOf(letter) >= 0);
  }

  /**
   * @return null when no such id was ever given out
   */
  static @Nullable Place place(String id) {
    long low = read(id, HALF, LENGTH);
    if (!isWellFormed(id) || read(id, 0, HALF) != Dice.mix(low)) {
      return null;
    }
    long packed = unscrambled(low);
    int song = (int) (packed & ((1 << SONG_BITS) - 1)) - 1;
    packed >>>= SONG_BITS;
    int index = (int) (packed & ((1 << INDEX_BITS) - 1));
    packed >>>= INDEX_BITS;
    Variant variant = Variant.of((int) (packed >>> 1) & 7);
    return new Place(new Ref((packed & 1) == 1, index, variant), song, ((packed >>> 4) & 1) == 1);
  }

  private static String written(long high, long low) {
    char[] text = new char[LENGTH];
    write(high, text, HALF);
    write(low, text, LENGTH);
    return new String(text);
  }

  private static void write(long number, char[] text, int end) {
    long rest = number;
    for (int i = end - 1; i >= end - HALF; i--) {
      text[i] = DIGITS.charAt((int) Long.remainderUnsigned(rest, 62));
      rest = Long.divideUnsigned(rest, 62);
    }
  }

  private static long read(String text, int from, int to) {
    long number = 0;
    for (int i = from; i < Math.min(to, text.length()); i++) {
      number = number * 62 + DIGITS.indexOf(text.charAt(i));
    }
    return number;
  }

  private static long scrambled(long packed) {
    long mixed = (packed ^ FIRST) * FIRST; // else the first album's id would end in zeros
    return (mixed ^ (mixed >>> 32)) * SECOND;
  }

  private static long unscrambled(long low) {
    long mixed = low * SECOND_INVERSE;
    return ((mixed ^ (mixed >>> 32)) * FIRST_INVERSE) ^ FIRST;
  }

  /** Modulo 2^64, by Newton's iteration: each round doubles the number of right bits. */
  private static long inverse(long odd) {
    long found = odd;
    for (int round = 0; round < 6; round++) {
      found *= 2 - odd * found;
    }
    return found;
  }
}
