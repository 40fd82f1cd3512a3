package io.tensoe.ingestion.tracks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.database.TestDatabase;
import io.tensoe.ingestion.model.AlbumStatus;
import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.Track;
import io.tensoe.ingestion.runs.RunStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the function that writes a batch makes of its parameters, in a real PostgreSQL. */
class AlbumUpsertIT {
  private static final String RUN = "run-1";

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  @BeforeEach
  void startARun() throws Exception {
    run("TRUNCATE tracks, albums, runs, run_albums, run_tracks, dead_letters, run_sources");
    Seed seed = seed("key");
    new RunStore(database.dataSource())
        .register(
            new RunStore.Run(RUN, "ingest", "", Instant.EPOCH, 0),
            List.of(seed),
            List.of(seed),
            List.of());
  }

  @Test
  void aTrackIsReadAsItWasWritten() throws Exception {
    Track odd =
        track(
            "1",
            "say \"hi\" \\ {1,2} NULL",
            List.of("a, b", "\"c\" \\d", "NULL", "{}", "椎名林檎 😀"),
            List.of());
    Track bare = bare("2");
    write(odd, bare);
    assertThat(tracks(), contains(answered(odd), answered(bare)));
  }

  @Test
  void tracksOfABatchKeepTheProvenanceOfTheirOwn() throws Exception {
    Track spotify = track("1", "One", List.of("x"), null);
    Track other = with(track("2", "Two", List.of("x"), null), "isrc", "deezer");
    write(spotify, other, with(track("3", "Three", List.of("x"), null), "isrc", "spotify"));
    assertThat(
        tracks().stream().map(track -> track.provenance().get("isrc")).toList(),
        contains("spotify", "deezer", "spotify"));
  }

  @Test
  void whatBecameOfEachTrackIsCountedOnce() throws Exception {
    write(bare("1"), bare("2"));
    assertThat(changes(), is(Map.of("1", "inserted", "2", "inserted")));
    write(bare("1"), bare("2"));
    assertThat(changes(), is(Map.of("1", "inserted", "2", "inserted")));
    run("DELETE FROM run_tracks");
    write(bare("1"), track("2", "New title", List.of("x"), null), bare("3"));
    assertThat(changes(), is(Map.of("1", "unchanged", "2", "updated", "3", "inserted")));
    write(track("1", "New title", List.of("x"), null));
    assertThat(changes(), is(Map.of("1", "updated", "2", "updated", "3", "inserted")));
  }

  @Test
  void aRowThatWouldNotChangeIsNotTouched() throws Exception {
    Track track = track("1", "One", List.of("x"), List.of());
    write(track);
    String before = ask("SELECT updated_at || ' ' || ctid FROM tracks");
    write(track);
    write(track("1", "One", List.of("x"), null));
    assertThat(ask("SELECT updated_at || ' ' || ctid FROM tracks"), is(before));
  }

  @Test
  void anAlbumWithoutTracksIsWritten() throws Exception {
    write();
    assertThat(tracks(), is(empty()));
    assertThat(ask("SELECT status FROM albums"), is("complete"));
  }

  @Test
  void whoDeletesARunDeletesWhatItNoted() throws Exception {
    write(bare("1"));
    run("DELETE FROM runs");
    assertThat(changes(), is(Map.of()));
    assertThat(ask("SELECT count(*) FROM tracks"), is("1"));
  }

  private static Seed seed(String key) {
    return Seed.named(key, "Album", "Artist").from("albums.csv", 2).build();
  }

  private static Track bare(String id) {
    return new Track(
        id,
        "Title",
        "x",
        List.of("x"),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        new TreeMap<>(),
        "key",
        null);
  }

  private static Track track(
      String id, String title, List<String> genres, @Nullable List<String> moods) {
    return new Track(
        id,
        title,
        "x",
        List.of("x", "y \"z\""),
        "Album",
        LocalDate.of(1992, 11, 1),
        DatePrecision.MONTH,
        1,
        100,
        genres,
        moods,
        87.9231,
        8.25,
        0.1,
        "https://open.spotify.com/track/" + id,
        false,
        1,
        2,
        3,
        "QZ0000000001",
        new TreeMap<>(Map.of("id", "spotify", "isrc", "spotify")),
        "key",
        0.97);
  }

  private static Track with(Track track, String column, String source) {
    track.provenance().put(column, source);
    return track;
  }

  /** The batch says so of every track. */
  private static Track answered(Track track) {
    return with(track, AlbumUpsert.ANSWERED, "spotify");
  }

  private static void write(Track... tracks) throws SQLException {
    Seed seed = seed("key");
    Outcome found =
        new Outcome("spotify", seed, Outcome.Status.ABSENT, null, null, "none", null, null);
    MergedAlbum album =
        new MergedAlbum(seed, AlbumStatus.COMPLETE, List.of(found), List.of(tracks), 0.97, null);
    List<String> parameters = AlbumRows.parameters(RUN, List.of(album), false, false);
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement statement = connection.prepareStatement(AlbumUpsert.SQL)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      statement.execute();
    }
  }

  private static List<Track> tracks() {
    return new TrackQuery(database.dataSource())
        .list(TrackFilter.ALL).stream()
            .map(TrackRow::track)
            .sorted(java.util.Comparator.comparing(Track::id))
            .toList();
  }

  private static Map<String, String> changes() throws SQLException {
    Map<String, String> changes = new TreeMap<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT track_id, change FROM run_tracks")) {
      while (row.next()) {
        changes.put(row.getString(1), row.getString(2));
      }
    }
    return changes;
  }

  private static String ask(String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return String.join("\n", texts);
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
