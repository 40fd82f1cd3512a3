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
import java.util.Map;
import java.util.Objects;
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
  private static final List<TrackColumn> COLUMNS = TrackColumn.WRITTEN;

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
        column ->
            parameters.add(
                new AlbumUpsert.Parameter(column.name(), WriteFunction.type(column) + "[]")));
    parameters.add(new AlbumUpsert.Parameter("provenance", "integer[]"));
    return parameters;
  }

  void add(MergedAlbum album) {
    String answered = answered(album);
    Map<SortedMap<String, String>, Integer> seen = new HashMap<>();
    for (Track track : album.tracks()) {
      for (int i = 0; i < arrays.size(); i++) {
        arrays.get(i).add(value(COLUMNS.get(i), track));
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

  /** A list travels as the text of an array. */
  private static @Nullable Object value(TrackColumn column, Track track) {
    Function<Track, @Nullable Object> getter = Objects.requireNonNull(column.value());
    @Nullable Object value = getter.apply(track);
    return value instanceof List<?> list
        ? ArrayText.of(list.stream().map(String::valueOf).toList())
        : value;
  }
}
