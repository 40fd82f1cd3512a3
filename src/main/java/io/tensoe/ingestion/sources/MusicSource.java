package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.Wanted;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A site that knows albums. Safe for use by several threads. */
public interface MusicSource {

  /**
   * Looks one album up.
   *
   * @return the album and how sure the match is, or why the site's answers hold none
   * @throws SourceException if the site gave no usable answer
   */
  Result find(Wanted wanted) throws SourceException, InterruptedException;

  /**
   * Searches for albums by free text; only catalogue sources can.
   *
   * @return at most {@code limit} albums without track lists, best first; empty = none found
   */
  default List<SourceAlbum> search(String text, int limit)
      throws SourceException, InterruptedException {
    throw new UnsupportedOperationException("not a catalogue source");
  }

  /** What a look-up that was answered came to. */
  sealed interface Result permits Found, Absent {
    /** The match; empty = absent. */
    Optional<Found> found();
  }

  /**
   * A match.
   *
   * @param album in the site's own words
   * @param confidence 0 to 1: how sure it is the wanted album
   */
  record Found(SourceAlbum album, double confidence) implements Result {
    @Override
    public Optional<Found> found() {
      return Optional.of(this);
    }
  }

  /**
   * The site answered and has no match.
   *
   * @param reason one sentence for people, free of secrets
   * @param cause {@link Cause#AMBIGUOUS}; null = the site has none
   */
  record Absent(String reason, @Nullable Cause cause) implements Result {
    /** The site has none. */
    public static Absent because(String reason) {
      return new Absent(reason, null);
    }

    @Override
    public Optional<Found> found() {
      return Optional.empty();
    }
  }
}
