package io.tensoe.ingestion.tracks;

import io.tensoe.ingestion.database.connection.ArrayText;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tracks of several albums as one array per column, which a server reads in a third of the time it
 * takes for an object per track. Not thread-safe.
 */
final class TrackArrays {
  /** In the order of the table; a list travels as the text of an array. */
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", "text", Track::id),
          new Column("title", "text", Track::title),
          new Column("artist", "text", Track::artist),
          new Column("artists", "text", track -> ArrayText.of(track.artists())),
          new Column("album", "text", Track::album),
          new Column("release_date", "date", Track::releaseDate),
          new Column("release_date_precision", "text", track -> lower(track.precision())),
          new Column("duration_ms", "integer", Track::durationMs),
          new Column("popularity", "integer", Track::popularity),
          new Column("genres", "text", track -> ArrayText.of(track.genres())),
          new Column("moods", "text", track -> ArrayText.of(track.moods())),
          new Column("aoty_score", "real", Track::aotyScore),
          new Column("aoty_user_score", "real", Track::aotyUserScore),
          new Column("aoty_track_score", "real", Track::aotyTrackScore),
          new Column("spotify_url", "text", Track::spotifyUrl),
          new Column("explicit", "boolean", Track::explicit),
          new Column("track_number", "integer", Track::trackNumber),
          new Column("disc_number", "integer", Track::discNumber),
          new Column("album_total_tracks", "integer", Track::albumTotalTracks),
          new Column("isrc", "text", Track::isrc),
          new Column("match_confidence", "real", Track::matchConfidence),
          new Column("album_key", "text", Track::albumKey));

  private final List<ArrayText> arrays = COLUMNS.stream().map(column -> new ArrayText()).toList();
  private final ArrayText numbers = new ArrayText();

  /** Few, however many tracks: those of an album mostly have the same. Number by text. */
  private final Map<String, Integer> provenances = new LinkedHashMap<>();

  private final boolean isSandbox;

  TrackArrays(boolean isSandbox) {
    this.isSandbox = isSandbox;
  }

  /** The columns, the last one being the number of the provenance. */
  static List<AlbumUpsert.Parameter> parameters() {
    List<AlbumUpsert.Parameter> parameters = new ArrayList<>();
    COLUMNS.forEach(
        column -> parameters.add(new AlbumUpsert.Parameter(column.name(), column.type() + "[]")));
    parameters.add(new AlbumUpsert.Parameter("provenance", "integer[]"));
    return parameters;
  }

  void add(MergedAlbum album) {
    String answered = answered(album);
    Map<SortedMap<String, String>, Integer> seen = new HashMap<>();
    for (Track track : album.tracks()) {
      for (int i = 0; i < arrays.size(); i++) {
        arrays.get(i).add(COLUMNS.get(i).value().apply(track));
      }
      numbers.add(
          seen.computeIfAbsent(track.provenance(), provenance -> number(provenance, answered)));
    }
  }

  /** The distinct provenances, as an array of JSON texts. */
  String provenances() {
    return String.valueOf(ArrayText.of(List.copyOf(provenances.keySet())));
  }

  /** One array per parameter, in their order. */
  List<String> texts() {
    List<String> texts = new ArrayList<>(arrays.stream().map(ArrayText::toString).toList());
    texts.add(numbers.toString());
    return texts;
  }

  private int number(SortedMap<String, String> provenance, String answered) {
    Map<String, String> whole = new TreeMap<>(provenance);
    whole.put(AlbumUpsert.ANSWERED, answered);
    if (isSandbox) {
      whole.put(SandboxRows.MARK, "true");
    }
    return provenances.computeIfAbsent(Json.write(whole), text -> provenances.size() + 1);
  }

  /** The sources that answered, whatever they answered. */
  private static String answered(MergedAlbum album) {
    return album.outcomes().stream()
        .filter(
            outcome ->
                outcome.status() == Outcome.Status.FOUND
                    || outcome.status() == Outcome.Status.ABSENT)
        .map(Outcome::source)
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static @Nullable String lower(@Nullable Enum<?> value) {
    return value == null ? null : value.name().toLowerCase(Locale.ROOT);
  }

  /**
   * A column of {@code tracks}.
   *
   * @param type of its elements, as a parameter
   */
  private record Column(String name, String type, Function<Track, @Nullable Object> value) {}
}
