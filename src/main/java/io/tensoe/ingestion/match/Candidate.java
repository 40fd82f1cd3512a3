package io.tensoe.ingestion.match;

import io.tensoe.ingestion.match.artist.Artists;
import io.tensoe.ingestion.match.artist.Composers;
import io.tensoe.ingestion.match.artist.VariousArtists;
import io.tensoe.ingestion.match.title.Similarity;
import io.tensoe.ingestion.match.title.Title;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One album under consideration.
 *
 * @param identity 0 to 1: whether title and artist are the wanted ones; below {@link #ACCEPTED} it
 *     is another album
 * @param fit 0 to 1: whether it is the wanted edition, year and format of it
 * @param excused whether its name differs, and only a second witness speaks for it: it yields to
 *     every candidate of the very name
 */
record Candidate(SourceAlbum album, Title title, double identity, double fit, boolean excused) {
  static final double ACCEPTED = 0.8;

  /**
   * "Weezer" of 2001 is "Weezer (Green Album)" of 2001. Only where an artist uses a title again:
   * "In Rainbows (Disk 2)" of the same year is not "In Rainbows".
   */
  private static final double NAMED_APART = 0.85;

  static Candidate of(Wish wish, SourceAlbum album) {
    Title title = Title.of(Composers.withoutName(album.title()));
    Evidence evidence = wish.evidence(album);
    if (evidence == Evidence.PROVEN) {
      return new Candidate(album, title, 1, 1, false);
    }
    if (evidence == Evidence.REFUTED) {
      return new Candidate(album, title, 0, 0, false);
    }
    double artist = Artists.similarity(wish.seed().artist(), album.artists());
    Integer apart = Dates.apart(wish.year(), album.releaseDate());
    double plain = name(wish, title, apart);
    if (evidence == Evidence.LIKELY && oneAgrees(wish, album, title, Math.max(artist, plain))) {
      return new Candidate(album, title, 1, 0.99, false);
    }
    double name = plain > 0 ? plain : Excuses.name(wish, album, title, apart);
    double year = Dates.fit(apart, wish.datesDecide(title), title.isMarkedAsReissue());
    double fit = year * Fit.edition(wish.title(), title) * Fit.format(wish.title(), title, album);
    double sure = artist < Artists.SAME || name < Similarity.SAME || year == 0 ? 0 : artist * name;
    double doubted = evidence == Evidence.DOUBTFUL ? 0.9 * fit : fit;
    return new Candidate(album, title, sure, doubted, plain == 0);
  }

  /** Beside an equal barcode, artist or title may be misspelt. */
  private static boolean oneAgrees(Wish wish, SourceAlbum album, Title title, double alike) {
    return alike >= Artists.SAME
        || Artists.areSpeltAlike(wish.seed().artist(), album.artists())
        || Similarity.ofSpellings(wish.title().name(), title.name()) > 0;
  }

  private static double name(Wish wish, Title title, @Nullable Integer apart) {
    boolean yearAgrees = apart != null && Math.abs(apart) <= 1;
    if (Fit.onlyOneIsASoundtrack(wish.title(), title) && !yearAgrees && !wish.various()) {
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
   * What is wanted, read once for all candidates.
   *
   * @param rules of all pins a seed may have
   * @param reused whether an artist may have several albums of this name
   * @param work whether it is a work that is recorded again and again
   * @param various whether it is by various artists
   */
  record Wish(
      Seed seed,
      List<? extends PinRule> rules,
      Title title,
      @Nullable Integer year,
      boolean reused,
      boolean work,
      boolean various) {
    static Wish of(Seed seed, List<? extends PinRule> rules) {
      Title title = Title.of(Composers.withoutName(seed.album()));
      Integer year = seed.year() == null ? title.year() : seed.year();
      return new Wish(
          seed,
          rules,
          title,
          year,
          Dates.isReused(title, seed.artist()),
          Composers.isRecordedAgain(title, seed.artist()),
          VariousArtists.areNamed(seed.artist()));
    }

    Evidence evidence(SourceAlbum album) {
      return Evidence.of(seed, album, rules);
    }

    boolean alias(Title other) {
      return TitleAliases.areSame(seed.artist(), title, other);
    }

    /** Whether another year is another album; a recording may be sold again as a reissue. */
    boolean datesDecide(Title found) {
      return reused || (work && !found.isMarkedAsReissue());
    }
  }
}
