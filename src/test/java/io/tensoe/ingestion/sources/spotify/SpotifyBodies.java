package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.sources.SourceFacts;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies of our own in the shapes that Spotify sends. */
final class SpotifyBodies {
  private SpotifyBodies() {}

  static String text(String name) {
    return SourceFacts.text("spotify/" + name);
  }

  /** An album in development mode whose first page holds some of its tracks. */
  static String longAlbum(String id, int total, int embedded) {
    return String.format(
        Locale.ROOT,
        """
        {"id": "%s", "name": "Long Album", "artists": [{"name": "Prolific"}], "total_tracks": %d,
         "tracks": %s}
        """,
        id,
        total,
        page(0, embedded, total));
  }

  /** A page of tracks numbered from the offset on. */
  static String page(int offset, int count, int total) {
    String items =
        IntStream.range(offset, offset + count)
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "{\"id\": \"track%d\", \"name\": \"Track %d\", \"disc_number\": %d,"
                            + " \"track_number\": %d}",
                        i,
                        i,
                        1 + i / 23,
                        1 + i % 23))
            .collect(Collectors.joining(", "));
    String next = offset + count < total ? "\"https://elsewhere.example/next?locale=*\"" : "null";
    return String.format(
        Locale.ROOT,
        "{\"items\": [%s], \"limit\": 50, \"next\": %s, \"offset\": %d, \"total\": %d}",
        items,
        next,
        offset,
        total);
  }
}
