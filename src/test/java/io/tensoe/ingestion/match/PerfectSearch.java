package io.tensoe.ingestion.match;

import static java.util.Objects.requireNonNull;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tensoe.ingestion.match.artist.Artists;
import io.tensoe.ingestion.model.SourceAlbum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Real albums by artist, as a perfect search would deliver them. */
public final class PerfectSearch {
  private final Map<String, NamedCsvRecord> byId = new LinkedHashMap<>();
  private final Map<String, List<SourceAlbum>> byArtist = new HashMap<>();

  PerfectSearch(List<NamedCsvRecord> rows) {
    for (NamedCsvRecord row : rows) {
      byId.put(row.getField("catalog_album_id"), row);
      String artist = Artists.key(row.getField("artist"));
      byArtist.computeIfAbsent(artist, k -> new ArrayList<>()).add(album(row));
    }
  }

  Collection<NamedCsvRecord> rows() {
    return byId.values();
  }

  NamedCsvRecord row(@Nullable String id) {
    return requireNonNull(byId.get(requireNonNull(id)));
  }

  List<SourceAlbum> by(String artist) {
    return byArtist.getOrDefault(Artists.key(artist), List.of());
  }

  /** The catalogue's own key of artist and title, made without this package. */
  String keyOf(SourceAlbum album) {
    return row(album.id()).getField("match_key");
  }

  public static @Nullable Integer number(NamedCsvRecord row, String field) {
    return row.getField(field).isEmpty() ? null : Integer.valueOf(row.getField(field));
  }

  private static SourceAlbum album(NamedCsvRecord row) {
    return Fixtures.album(row.getField("album"), row.getField("artist"))
        .id(row.getField("catalog_album_id"))
        .type(row.getField("album_type"))
        .year(number(row, "year"))
        .tracks(number(row, "total_tracks"))
        .made();
  }
}
