package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.database.TestDatabase;
import io.tensoe.ingestion.database.connection.Persistent.DatabaseFailedException;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.Track;
import io.tensoe.ingestion.runs.RunStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No album that a database refuses costs another one its rows. */
final class AlbumWriterIT {
  @RegisterExtension static final TestDatabase database = new TestDatabase();
  private static int number;

  private String runId;
  private AlbumWriter writer;

  @BeforeEach
  void empty() throws Exception {
    runId = "run-" + ++number;
    writer = new AlbumWriter(database.dataSource(), settings());
    execute("TRUNCATE tracks, albums, run_albums, run_tracks, dead_letters");
    List<Seed> seeds = LongStream.range(0, 53).mapToObj(InventedAlbums::seed).toList();
    new RunStore(database.dataSource())
        .register(new RunStore.Run(runId, "test", "", Instant.now(), 0), seeds, seeds, List.of());
  }

  private RunSettings settings() {
    return new RunSettings(
        runId, nothing -> database.dataSource(), List.of(), Map.of(), 10, 10, 500);
  }

  @Test
  void anEntryTooLargeForAnIndexIsTheFaultOfItsAlbumAlone() throws Exception {
    String endless = noise(3_000);
    List<MergedAlbum> albums = new ArrayList<>();
    for (int i = 0; i < 53; i++) {
      albums.add(InventedAlbums.of(i));
    }
    albums.set(7, with(7, track -> named(track, endless, track.artist(), track.genres())));
    albums.set(20, with(20, track -> named(track, track.id(), endless, track.genres())));
    albums.set(52, with(52, track -> named(track, track.id(), track.artist(), List.of(endless))));
    writer.write(albums);
    assertThat(
        rows("SELECT count(DISTINCT album_key), count(*) FROM tracks"), is(List.of("50|500")));
    assertThat(
        rows("SELECT status, count(*) FROM albums WHERE run_id <> '' GROUP BY 1 ORDER BY 2"),
        is(List.of("failed|3", "complete|50")));
    List<String> letters =
        rows("SELECT seed ->> 'album', source, kind, message FROM dead_letters ORDER BY line");
    assertThat(letters, hasSize(3));
    assertThat(
        letters.get(0),
        allOf(
            containsString("Album number 7|spotify|unreadable|"),
            containsString("index row"),
            containsString("PSQLException")));
    assertThat(letters.get(1), containsString("Album number 20|spotify|unreadable|"));
    assertThat(letters.get(2), containsString("Album number 52|spotify|unreadable|"));
  }

  @Test
  void aNulInWhatASourceSaidIsNotWritten() throws Exception {
    MergedAlbum album = InventedAlbums.of(3);
    List<Outcome> outcomes =
        album.outcomes().stream()
            .map(
                said ->
                    new Outcome(
                        said.source(),
                        said.seed(),
                        said.status(),
                        said.album(),
                        null,
                        "a \0 and \\u0000 and \\\0",
                        null,
                        said.confidence()))
            .toList();
    writer.write(
        List.of(
            new MergedAlbum(album.seed(), album.status(), outcomes, album.tracks(), 0.97, null)));
    assertThat(
        rows(
            "SELECT status, outcomes -> 'spotify' ->> 'reason' FROM albums WHERE status ="
                + " 'complete'"),
        is(List.of("complete|a  and \\u0000 and \\")));
  }

  @Test
  void aSchemaThatDoesNotFitIsNoAlbumsFault() throws Exception {
    execute("ALTER TABLE tracks RENAME COLUMN isrc TO not_isrc");
    try {
      assertThrows(
          DatabaseFailedException.class,
          () -> writer.write(List.of(InventedAlbums.of(1), InventedAlbums.of(2))));
    } finally {
      execute("ALTER TABLE tracks RENAME COLUMN not_isrc TO isrc");
    }
    assertThat(rows("SELECT count(*) FROM dead_letters"), is(List.of("0")));
  }

  private static MergedAlbum with(int album, UnaryOperator<Track> change) {
    MergedAlbum good = InventedAlbums.of(album);
    List<Track> tracks = new ArrayList<>(good.tracks());
    tracks.set(4, change.apply(tracks.get(4)));
    return new MergedAlbum(good.seed(), good.status(), good.outcomes(), tracks, 0.97, null);
  }

  private static Track named(Track track, String id, String artist, List<String> genres) {
    return new Track(
        id,
        track.title(),
        artist,
        List.of(artist),
        track.album(),
        track.releaseDate(),
        track.precision(),
        track.durationMs(),
        track.popularity(),
        genres,
        track.moods(),
        track.aotyScore(),
        track.aotyUserScore(),
        track.aotyTrackScore(),
        track.spotifyUrl(),
        track.explicit(),
        track.trackNumber(),
        track.discNumber(),
        track.albumTotalTracks(),
        track.isrc(),
        track.provenance(),
        track.albumKey(),
        track.matchConfidence());
  }

  /** Letters that no compression makes fit. */
  private static String noise(int length) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) ('!' + random.nextInt(90)));
    }
    return text.toString();
  }

  private static void execute(String sql) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> rows(String sql) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          cells.add(String.valueOf(rows.getString(i)));
        }
        texts.add(String.join("|", cells));
      }
      return texts;
    }
  }
}
