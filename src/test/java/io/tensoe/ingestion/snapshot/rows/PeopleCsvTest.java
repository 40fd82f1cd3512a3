package io.tensoe.ingestion.snapshot.rows;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.StringWriter;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleCsvTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")"})
  void aTextThatASpreadsheetWouldCalculateIsNotOne(String text) {
    assertThat(PeopleCsv.harmless(text), is("'" + text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A-Z", "1+1", " =1", "'quoted", "Björk"})
  void otherTextsStayAsTheyAre(String text) {
    assertThat(PeopleCsv.harmless(text), is(text));
  }

  @Test
  void aRowHasTheColumnsOfThePublishedSchema() throws Exception {
    GenericRecord row = new GenericData.Record(TrackSchema.SCHEMA);
    row.put("track_id", new Utf8("spotify:track:1"));
    row.put("title", new Utf8("=cmd, \"x\""));
    row.put("artist", new Utf8("Björk"));
    row.put("release_date", 0);
    row.put("genres", List.of(new Utf8("-core"), new Utf8("jazz")));
    row.put("aoty_score", 87.25f);
    row.put("explicit", false);
    row.put("track_number", -3);
    StringWriter out = new StringWriter();
    try (PeopleCsv csv = new PeopleCsv(out)) {
      csv.write(row);
    }
    assertThat(
        PeopleCsv.header(),
        is(
            "track_id,title,artist,album,release_date,duration_ms,popularity,genres,moods,"
                + "aoty_score,spotify_url,explicit,track_number,album_total_tracks\r\n"));
    assertThat(
        out.toString(),
        is(
            "spotify:track:1,\"'=cmd, \"\"x\"\"\",Björk,,1970-01-01,,,'-core;"
                + " jazz,,87.25,,false,-3,\r\n"));
  }
}
