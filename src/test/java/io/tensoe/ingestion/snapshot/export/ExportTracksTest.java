package io.tensoe.ingestion.snapshot.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.snapshot.rows.TrackRecord;
import io.tensoe.ingestion.tracks.TrackRows;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTracksTest {
  @Test
  void noPagesGiveOneEmptyFile() {
    List<TrackFile> files = ExportTracks.files("r", List.of(), 100);
    assertThat(files, contains(new TrackFile("tracks-r-00000-of-00001.parquet", List.of())));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "99, 1", "100, 1", "101, 2", "200, 2", "201, 3"})
  void everyPageGoesToOneFileInOrder(int pages, int expected) {
    List<TrackRows.Range> all =
        IntStream.range(0, pages).mapToObj(i -> new TrackRows.Range("id" + i, null)).toList();
    List<TrackFile> files = ExportTracks.files("r", all, 100);
    assertThat(files, hasSize(expected));
    List<TrackRows.Range> dealt = new ArrayList<>();
    files.forEach(file -> dealt.addAll(file.pages()));
    assertThat(dealt, is(all));
    files.forEach(file -> assertThat(file.pages().isEmpty(), is(false)));
  }

  @Test
  void onlyBareIdsAreSpotifys() {
    assertThat(TrackRecord.trackId(bytes("4uLU6")).toString(), is("spotify:track:4uLU6"));
    assertThat(TrackRecord.trackId(bytes("isrc:USX9P1234567")).toString(), is("isrc:USX9P1234567"));
    assertThat(
        TrackRecord.trackId(bytes("spotify:track:4uLU6")).toString(), is("spotify:track:4uLU6"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
