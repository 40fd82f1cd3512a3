package io.tensoe.ingestion.match;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One album under consideration.
 *
 * @param identity 0 to 1: whether title and artist are the wanted ones; below {@link #ACCEPTED} it
 *     is another album
 * @param fit 0 to 1: whether it is the wanted edition, year and format of it
 */
record Candidate(SourceAlbum album, Title title, double identity, double fit) {
  static final double ACCEPTED = 0.8;

  /**
   * "Weezer" of 2001 is "Weezer (Green Album)" of 2001. Only where an artist uses a title again:
   * "In Rainbows (Disk 2)" of the same year is not "In Rainbows".
   */
  private static final double NAMED_APART = 0.85;

  static Candidate of(Wish wish, SourceAlbum album) {
    Title title = Title.of(album.title());
    Hints hints = Hints.of(wish.seed(), album);
    if (hints == Hints.PROVEN) {
      return new Candidate(album, title, 1, 1);
    }
    if (hints == Hints.REFUTED) {
      return new Candidate(album, title, 0, 0);
    }
    double artist = Artists.similarity(wish.seed().artist(), album.artists());
    Integer apart = Dates.apart(wish.year(), album.releaseDate());
    double name = name(wish, title, apart);
    if (hints == Hints.LIKELY && Math.max(artist, name) >= Artists.SAME) {
      return new Candidate(album, title, 1, 0.99);
    }
    double year = Dates.fit(apart, wish.reused(), title.isMarkedAsReissue());
    double fit = year * Fit.edition(wish.title(), title) * Fit.format(wish.title(), title, album);
    double sure = artist < Artists.SAME || name < Similarity.SAME || year == 0 ? 0 : artist * name;
    return new Candidate(album, title, sure, hints == Hints.DOUBTFUL ? 0.9 * fit : fit);
  }

  private static double name(Wish wish, Title title, @Nullable Integer apart) {
    boolean yearAgrees = apart != null && Math.abs(apart) <= 1;
    if (Fit.onlyOneIsASoundtrack(wish.title(), title)
        && !yearAgrees
        && !Artists.isVarious(wish.seed().artist())) {
      return 0;
    }
    double name = Math.max(Similarity.ofAlbums(wish.title(), title), wish.alias(title) ? 0.97 : 0);
    boolean yearSpeaks = name == 0 && wish.reused() && apart != null && apart == 0;
    return yearSpeaks && Similarity.isNamedApart(wish.title(), title) ? NAMED_APART : name;
  }

  boolean isAccepted() {
    return identity >= ACCEPTED;
  }

  double confidence() {
    return identity * fit;
  }

  /**
   * Whether both are pressings of one album: the same name, and no sign of two. Two years and two
   * lengths under a name that artists use again are such a sign.
   */
  boolean isSameAlbumAs(Candidate other, boolean reused) {
    boolean oneName =
        title.whole().equals(other.title.whole())
            || (Similarity.ofNames(title.name(), other.title.name()) >= 0.95
                && Version.agree(title.versions(), other.title.versions()));
    if (!oneName) {
      return false;
    }
    Integer year = album.releaseDate() == null ? null : album.releaseDate().getYear();
    Integer apart = Dates.apart(year, other.album.releaseDate());
    boolean oneLength =
        album.totalTracks() != null
            && Objects.equals(album.totalTracks(), other.album.totalTracks());
    return !reused || oneLength || (apart != null && Math.abs(apart) <= 1);
  }

  /** What is wanted, read once for all candidates. */
  record Wish(Seed seed, Title title, @Nullable Integer year, boolean reused) {
    static Wish of(Seed seed) {
      Title title = Title.of(seed.album());
      Integer year = seed.year() == null ? title.year() : seed.year();
      return new Wish(seed, title, year, Dates.isReused(title, seed.artist()));
    }

    boolean alias(Title other) {
      return TitleAliases.areSame(seed.artist(), title, other);
    }
  }
}
