package io.tensoe.ingestion.run;

import io.tensoe.ingestion.match.AlbumKey;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.pipeline.OpenSource;
import io.tensoe.ingestion.pipeline.RunSettings;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.Pin;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Albums that the catalogue sources find for {@code --search}. */
final class SearchSeeds {
  private SearchSeeds() {}

  /**
   * Searches one catalogue source after the other until one finds something.
   *
   * @param run registered
   * @throws RunException if a source refuses us
   * @throws UnfinishedException if one cannot be asked now
   */
  static SeedList found(String text, int most, List<SourceSpec> specs, RunSettings run)
      throws InterruptedException {
    List<Seed> seeds = new ArrayList<>();
    for (SourceSpec spec : specs) {
      if (spec.isCatalogue() && seeds.isEmpty()) {
        OpenSource opened = OpenSource.of(spec, run);
        try {
          opened.source().search(text, most).forEach(album -> seeds.add(seedOf(album)));
        } catch (SourceException e) {
          String message = "--search: " + e.getMessage();
          throw e.kind() == SourceException.Kind.CREDENTIALS
              ? new RunException(message)
              : new UnfinishedException(message, e);
        } finally {
          opened.close();
        }
      }
    }
    return new SeedList(List.copyOf(seeds), 0, List.of(), List.of());
  }

  private static Seed seedOf(SourceAlbum album) {
    String artist = album.artists().isEmpty() ? "Various Artists" : album.artists().get(0);
    Map<String, String> pins = new HashMap<>();
    for (Pin pin : Sources.pins()) {
      if (album.source().equals(pin.source()) && album.id() != null) {
        pins.put(pin.name(), album.id());
      }
    }
    String key = AlbumKey.of(artist, album.title(), null, pins, Sources.pins());
    return Seed.named(key, album.title(), artist).pins(pins).from("--search", 0).build();
  }
}
