package io.tensoe.ingestion.merge;

import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds for every track of the base what each other source said about it. */
final class Joins {

  private Joins() {}

  /** See {@link io.tensoe.ingestion.match.tracks.Alignment#align}. */
  @FunctionalInterface
  interface Aligner {
    Map<Integer, Integer> align(List<SourceTrack> base, List<SourceTrack> other);
  }

  /**
   * Joins by id where ids are shared, the rest by alignment.
   *
   * @param albums all that found the album, the base among them
   * @return for every track of the base what each source said about it, by source name
   */
  static List<SortedMap<String, SourceTrack>> of(
      SourceAlbum base, Map<String, SourceAlbum> albums, TrustOrder trust, Aligner aligner) {
    List<SortedMap<String, SourceTrack>> joined = new ArrayList<>();
    for (SourceTrack track : base.tracks()) {
      joined.add(new TreeMap<>(Map.of(base.source(), track)));
    }
    albums.forEach(
        (source, album) -> {
          if (!source.equals(base.source())) {
            partners(trust.byTracks().contains(source), base.tracks(), album.tracks(), aligner)
                .forEach((index, track) -> joined.get(index).put(source, track));
          }
        });
    return joined;
  }

  private static Map<Integer, SourceTrack> partners(
      boolean borrowsIds, List<SourceTrack> base, List<SourceTrack> other, Aligner aligner) {
    Map<Integer, SourceTrack> partners = new HashMap<>();
    List<SourceTrack> rest = new ArrayList<>(other);
    if (borrowsIds) {
      Map<String, SourceTrack> byId = new LinkedHashMap<>();
      other.forEach(track -> byId.putIfAbsent(track.id() == null ? "" : track.id(), track));
      byId.remove("");
      for (int i = 0; i < base.size(); i++) {
        SourceTrack same = byId.get(base.get(i).id());
        if (same != null) {
          partners.put(i, same);
        }
      }
      rest.removeAll(partners.values());
    }
    if (rest.isEmpty()) {
      return partners;
    }
    aligner.align(base, rest).forEach((i, j) -> partners.putIfAbsent(i, rest.get(j)));
    return partners;
  }
}
