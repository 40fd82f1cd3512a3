package io.tensoe.ingestion.match.tracks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tensoe.ingestion.match.Fixtures;
import io.tensoe.ingestion.match.PerfectSearch;
import io.tensoe.ingestion.match.Shared;
import io.tensoe.ingestion.model.SourceTrack;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How often tracks are aligned right on real albums; the limits are what was measured. */
class AlignmentEvaluationTest {
  private final Random random = new Random(5);
  private int right;
  private int wrong;
  private int missed;

  @Test
  void tracksOfAnAlbumWithGapsFindTheirPartners() {
    for (List<SourceTrack> tracks : albums()) {
      List<Integer> kept = new ArrayList<>();
      List<SourceTrack> other = new ArrayList<>();
      for (int i = 0; i < tracks.size(); i++) {
        if (random.nextInt(8) > 0) {
          kept.add(i);
          other.add(asElsewhere(tracks.get(i), kept.size()));
        }
      }
      count(tracks, kept, other, Alignment.align(tracks, other));
    }
    System.out.printf(Locale.ROOT, "tracks: %d right, %d wrong, %d missed%n", right, wrong, missed);
    // twins of one title and length, of which one is missing
    assertThat(wrong, lessThanOrEqualTo(34));
    assertThat(missed, lessThanOrEqualTo(4));
  }

  private void count(
      List<SourceTrack> tracks,
      List<Integer> kept,
      List<SourceTrack> other,
      Map<Integer, Integer> pairs) {
    int hits = 0;
    for (Map.Entry<Integer, Integer> pair : pairs.entrySet()) {
      boolean hit = kept.get(pair.getValue()).equals(pair.getKey());
      hits += hit ? 1 : 0;
      if (!hit && Boolean.getBoolean("cases")) {
        System.out.println(tracks.get(pair.getKey()) + " <> " + other.get(pair.getValue()));
      }
    }
    right += hits;
    wrong += pairs.size() - hits;
    missed += kept.size() - pairs.size();
  }

  /** Without features, numbered throughout, in whole seconds: what another site makes of it. */
  private static SourceTrack asElsewhere(SourceTrack track, int number) {
    Integer ms = track.durationMs();
    String title = track.title().replaceAll(" [(\\[](?:feat|with)[^)\\]]*[)\\]]", "");
    return Fixtures.track(
        title.replace('’', '\''),
        null,
        number,
        ms == null ? null : Integer.valueOf(ms / 1000 * 1000));
  }

  private static Collection<List<SourceTrack>> albums() {
    Map<String, List<SourceTrack>> albums = new LinkedHashMap<>();
    for (NamedCsvRecord row : Shared.csv("data/tracks.csv.gz")) {
      String id = row.getField("catalog_album_id");
      albums.computeIfAbsent(id, k -> new ArrayList<>()).add(track(row));
    }
    return albums.values();
  }

  private static SourceTrack track(NamedCsvRecord row) {
    return Fixtures.track(
        row.getField("name"),
        PerfectSearch.number(row, "disc_number"),
        PerfectSearch.number(row, "track_number"),
        PerfectSearch.number(row, "duration_ms"));
  }
}
