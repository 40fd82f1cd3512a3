package io.tensoe.ingestion.match;

import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.sources.Sources;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records with only those fields that matter to matching. */
public final class Fixtures {
  private Fixtures() {}

  static Seed seed(String artist, String album, @Nullable Integer year) {
    return seed(artist, album, year, null, null);
  }

  static Seed seed(
      String artist,
      String album,
      @Nullable Integer year,
      @Nullable String spotifyId,
      @Nullable String upc) {
    Map<String, String> pins = new HashMap<>();
    if (spotifyId != null) {
      pins.put("spotify", spotifyId);
    }
    if (upc != null) {
      pins.put("upc", upc);
    }
    String key = AlbumKey.of(artist, album, year, pins, Sources.pins());
    return Seed.named(key, album, artist).year(year).pins(pins).from("--album", 0).build();
  }

  static AlbumOf album(String title, String... artists) {
    return new AlbumOf(title, List.of(artists));
  }

  public static SourceTrack track(
      String title, @Nullable Integer disc, @Nullable Integer number, @Nullable Integer ms) {
    return new SourceTrack(
        null, title, List.of(), disc, number, ms, null, null, null, null, null, null, null, null);
  }

  static final class AlbumOf {
    private final String title;
    private final List<String> artists;
    private String source = "spotify";
    private @Nullable String id;
    private @Nullable String url;
    private @Nullable String type = "album";
    private @Nullable String upc;
    private @Nullable Integer year;
    private @Nullable Integer tracks;
    private Map<String, String> links = Map.of();

    private AlbumOf(String title, List<String> artists) {
      this.title = title;
      this.artists = artists;
    }

    AlbumOf source(String name) {
      source = name;
      return this;
    }

    AlbumOf id(String value) {
      id = value;
      return this;
    }

    AlbumOf url(String value) {
      url = value;
      return this;
    }

    AlbumOf type(String value) {
      type = value;
      return this;
    }

    AlbumOf upc(String value) {
      upc = value;
      return this;
    }

    AlbumOf year(@Nullable Integer value) {
      year = value;
      return this;
    }

    AlbumOf tracks(@Nullable Integer value) {
      tracks = value;
      return this;
    }

    AlbumOf link(String site, String address) {
      links = Map.of(site, address);
      return this;
    }

    SourceAlbum made() {
      LocalDate date = year == null ? null : LocalDate.of(year, 1, 1);
      DatePrecision precision = year == null ? null : DatePrecision.YEAR;
      return new SourceAlbum(
          source, id, url, title, artists, type, date, precision, tracks, upc, null, null, null,
          null, null, null, null, null, null, links, List.of());
    }
  }
}
