package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.Wanted;
import java.util.List;
import java.util.Optional;

/** A site that knows albums. Safe for use by several threads. */
public interface MusicSource {

  /**
   * Looks one album up.
   *
   * @return the album and how sure the match is; empty = the site answered that it has none
   * @throws SourceException if the site gave no usable answer
   */
  Optional<Found> find(Wanted wanted) throws SourceException, InterruptedException;

  /**
   * Searches for albums by free text; only catalogue sources can.
   *
   * @return at most {@code limit} albums without track lists, best first; empty = none found
   */
  default List<SourceAlbum> search(String text, int limit)
      throws SourceException, InterruptedException {
    throw new UnsupportedOperationException("not a catalogue source");
  }

  /**
   * A match.
   *
   * @param album in the site's own words
   * @param confidence 0 to 1: how sure it is the wanted album
   */
  record Found(SourceAlbum album, double confidence) {}
}
