package io.tensoe.ingestion.match;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the ids and the barcode of a wanted album say about a candidate. */
enum Hints {
  /** It is the one, whatever its title. */
  PROVEN,
  /** The same barcode: the one, if title or artist do not speak against it. */
  LIKELY,
  /** Nothing to go by. */
  SILENT,
  /** Another barcode: at best another edition or another country's pressing. */
  DOUBTFUL,
  /** It is another album: another id on the very service the id comes from. */
  REFUTED;

  static Hints of(Seed seed, SourceAlbum album) {
    Hints ids = ofIds(seed, album);
    if (ids != SILENT || seed.upc() == null || album.upc() == null) {
      return ids;
    }
    return AlbumKey.barcode(seed.upc()).equals(AlbumKey.barcode(album.upc())) ? LIKELY : DOUBTFUL;
  }

  private static Hints ofIds(Seed seed, SourceAlbum album) {
    Hints spotify = ofId(seed.spotifyId(), album, "spotify");
    if (spotify == SILENT && linksTo(album.links(), seed.spotifyId())) {
      return PROVEN;
    }
    Hints musicBrainz = ofId(seed.mbid(), album, "musicbrainz");
    if (spotify == PROVEN || musicBrainz == PROVEN || isPage(seed.aotyUrl(), album.url())) {
      return PROVEN;
    }
    // a MusicBrainz id may name the release or its group, so another one refutes nothing
    return spotify;
  }

  private static Hints ofId(@Nullable String wanted, SourceAlbum album, String source) {
    if (wanted == null || !album.source().equals(source) || album.id() == null) {
      return SILENT;
    }
    return wanted.equals(album.id()) ? PROVEN : REFUTED;
  }

  private static boolean linksTo(Map<String, String> links, @Nullable String spotifyId) {
    String link = links.get("spotify");
    return spotifyId != null && link != null && link.contains("/album/" + spotifyId);
  }

  private static boolean isPage(@Nullable String wanted, @Nullable String url) {
    return wanted != null
        && url != null
        && AlbumKey.aotyNumber(url).matches("\\d+")
        && AlbumKey.aotyNumber(wanted).equals(AlbumKey.aotyNumber(url));
  }
}
