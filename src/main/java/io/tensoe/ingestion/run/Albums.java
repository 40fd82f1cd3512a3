package io.tensoe.ingestion.run;

import io.tensoe.ingestion.seeds.rows.SeedList;
import java.io.IOException;

/** Which albums a run is to look up. */
public sealed interface Albums {

  /** Albums that somebody lists. */
  record Listed(Reader reader) implements Albums {}

  /**
   * Albums that a search at the catalogue sources finds.
   *
   * @param text not blank
   * @param most how many are taken at most, from 1
   */
  record Found(String text, int most) implements Albums {}

  /** Reads a list once the rest of the request is known to be good. */
  @FunctionalInterface
  interface Reader {
    SeedList read() throws IOException;
  }

  /** These. */
  static Albums of(SeedList seeds) {
    return new Listed(() -> seeds);
  }
}
