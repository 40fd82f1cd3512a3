package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import io.tensoe.ingestion.environment.Logs;
import io.tensoe.ingestion.sandbox.Sites;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs: real HTTP on loopback, a real PostgreSQL, the DirectRunner with all its checks. */
class IngestIT {
  private static final String LIST = "--input=inputs/albums.csv";

  @TempDir Path folder;
  private TensoeCommands tensoe;

  @BeforeEach
  void open() {
    tensoe = new TensoeCommands(folder);
  }

  private static void addsUp(TensoeCommands.Result result) {
    long sum = 0;
    for (String status : List.of("complete", "partial", "absent", "failed", "deferred")) {
      sum += ((Number) result.at("albums." + status)).longValue();
    }
    assertThat(((Number) result.at("albums.asked")).longValue(), is(sum));
  }

  @Test
  void theSameRunTwiceGivesTheSameRows() throws Exception {
    String all = "SELECT * FROM tracks ORDER BY id";
    TensoeCommands.Result first = tensoe.once("ingest", LIST, "--sandbox");
    assertThat(first.err(), first.exit(), is(0));
    addsUp(first);
    List<String> rows = tensoe.rows(all);
    assertThat(rows.size(), greaterThan(450));
    assertThat(first.at("tracks.inserted"), is(rows.size()));
    List<String> albums =
        tensoe.rows("SELECT album_key, status, updated_at FROM albums ORDER BY 1");

    for (String freshFor : List.of("0s", "1d")) {
      TensoeCommands.Result again =
          tensoe.run("ingest", LIST, "--sandbox", "--freshFor=" + freshFor);
      assertThat(again.exit(), is(0));
      assertThat(again.at("sources.spotify.requests").equals(0), is(freshFor.equals("1d")));
      assertSameRows(again, all, rows, albums);
    }
  }

  private void assertSameRows(
      TensoeCommands.Result second, String all, List<String> rows, List<String> albums)
      throws Exception {
    assertThat(second.at("tracks.inserted"), is(0));
    assertThat(second.at("tracks.updated"), is(0));
    assertThat(second.at("tracks.unchanged"), is(rows.size()));
    assertThat(tensoe.rows(all), equalTo(rows));
    assertThat(
        tensoe.rows("SELECT album_key, status, updated_at FROM albums ORDER BY 1"),
        equalTo(albums));
  }

  @Test
  void theSameListOnFlinkGivesTheSameRows() throws Exception {
    TensoeCommands.Result direct = tensoe.once("ingest", LIST, "--sandbox");
    List<String> rows = tensoe.rows("SELECT * FROM tracks ORDER BY id");
    TensoeCommands.Result flink =
        tensoe.run(
            "ingest", LIST, "--sandbox", "--freshFor=0s", "@runner-configs/flink-local.args");
    assertThat(flink.err(), flink.exit(), is(0));
    assertThat(flink.at("runner"), is("FlinkRunner"));
    assertThat(flink.at("albums"), equalTo(direct.at("albums")));
    assertThat(flink.at("tracks.unchanged"), is(rows.size()));
    assertThat(tensoe.rows("SELECT * FROM tracks ORDER BY id"), equalTo(rows));
    assertThat(flink.at("sources.spotify.stored_answers"), is(0));
    assertThat(flink.counted("spotify.repeats"), is(0));
    TensoeCommands.Result stored =
        tensoe.run("ingest", LIST, "--sandbox", "@runner-configs/flink-local.args");
    assertThat(stored.at("tracks.unchanged"), is(rows.size()));
    assertThat(stored.at("sources.lastfm.requests"), is(0));
  }

  @Test
  void noLimitIsBrokenNothingIsAskedTwiceAndEverySourceFillsItsFields() throws Exception {
    TensoeCommands.Result result = tensoe.run("ingest", LIST, "--sandbox", "--latency=20-60");
    for (String source : Sites.names()) {
      assertThat(source, result.counted(source + ".violations"), is(0));
      assertThat(source, result.counted(source + ".repeats"), is(0));
      assertThat(
          "what we counted is what arrived",
          result.at("sources." + source + ".requests"),
          is(result.counted(source + ".requests")));
    }
    assertThat(
        tensoe.rows(
            "SELECT count(*) > 400, count(genres) = count(*), count(moods) = count(*),"
                + " count(aoty_score) > 300, count(duration_ms) = count(*) FROM tracks"),
        is(List.of("t|t|t|t|t")));
    assertThat(
        tensoe.rows(
            "SELECT title, artist, album, release_date, explicit, track_number, album_total_tracks"
                + " FROM tracks WHERE album = 'Kid A' AND track_number = 1"),
        is(List.of("Everything in Its Right Place|Radiohead|Kid A|2000-10-02|f|1|10")));
  }

  @Test
  void selfTitledTwinsAreDifferentAlbums() throws Exception {
    tensoe.once("ingest", LIST, "--sandbox");
    assertThat(
        tensoe.rows(
            "SELECT DISTINCT extract(year FROM release_date) FROM tracks"
                + " WHERE album = 'Weezer' ORDER BY 1"),
        is(List.of("1994", "2001")));
  }

  @Test
  void aBadRowIsADeadLetterAndTheRestGoesOn() throws Exception {
    Path list = folder.resolve("list.csv");
    Files.writeString(
        list,
        """
        Artist-Name;Album Name;year
        Radiohead;Kid A;
        ;Nameless;
        Radiohead;kid  a;
        Radiohead;OK Computer;nineteen
        """);
    TensoeCommands.Result result = tensoe.run("ingest", "--input=" + list, "--sandbox");
    assertThat(result.exit(), is(0));
    assertThat(result.at("albums.asked"), is(1));
    assertThat(result.at("albums.duplicates"), is(1));
    assertThat(result.at("albums.rejected_rows"), is(2));
    assertThat(
        tensoe.rows("SELECT line, kind FROM dead_letters ORDER BY 1"),
        is(List.of("3|invalid", "5|invalid")));
  }

  @Test
  void anAlbumThatNobodyHasIsAbsentAndFinal() throws Exception {
    TensoeCommands.Result result =
        tensoe.run("ingest", "--album=No Such Album At All", "--artist=Nobody", "--sandbox");
    assertThat(result.exit(), is(0));
    assertThat(result.at("albums.absent"), is(1));
    assertThat(result.at("sources.spotify.requests"), is(2));
    assertThat(result.at("sources.lastfm.requests"), is(0));
  }

  @Test
  void aSearchIsIngested() throws Exception {
    TensoeCommands.Result result =
        tensoe.run("ingest", "--search=Radiohead", "--searchLimit=3", "--sandbox");
    assertThat(result.err(), result.exit(), is(0));
    assertThat(result.at("albums.complete"), is(3));
    assertThat(
        tensoe.rows("SELECT DISTINCT artist FROM albums"), everyItem(containsString("Radiohead")));
  }

  @Test
  void oneBadIdIsARefusalOfThatAlbumOnly() throws Exception {
    Path list = folder.resolve("list.csv");
    Files.writeString(
        list,
        """
        album,artist,spotify_id
        Nothing,Nobody,0000000000000000000000
        Kid A,Radiohead,
        """);
    TensoeCommands.Result result = tensoe.run("ingest", "--input=" + list, "--sandbox");
    assertThat(result.out(), result.at("albums.complete"), is(1));
    assertThat((Integer) result.counted("aoty.requests"), greaterThan(1));
    assertThat(result.exit(), not(is(2)));
  }

  @Test
  void twoSeedsOfOneAlbumGiveTheSameRowsInWhateverOrder() throws Exception {
    String all =
        "SELECT id, title, album_key, genres, moods, aoty_score, match_confidence FROM tracks"
            + " ORDER BY id";
    Path list = folder.resolve("list.csv");
    Files.writeString(list, "album,artist,year\nKid A,Radiohead,\nKid A,Radiohead,2000\n");
    tensoe.run("ingest", "--input=" + list, "--sandbox");
    List<String> rows = tensoe.rows(all);
    assertThat(rows.size(), is(10));
    TensoeCommands other = new TensoeCommands(folder.resolve("other"));
    Files.createDirectories(folder.resolve("other"));
    for (String year : List.of("2000", "")) {
      Files.writeString(list, "album,artist,year\nKid A,Radiohead," + year + "\n");
      other.run("ingest", "--input=" + list, "--sandbox");
    }
    assertThat(other.rows(all), equalTo(rows));
  }

  @Test
  void whatASourceOnceSaidIsKeptWhenItDoesNotAnswer() throws Exception {
    String words = "SELECT id, genres, moods, provenance ->> 'genres' FROM tracks ORDER BY id";
    tensoe.once("ingest", "--album=Kid A", "--artist=Radiohead", "--sandbox");
    List<String> rows = tensoe.rows(words);
    TensoeCommands.Result again =
        tensoe.run(
            "ingest",
            "--album=Kid A",
            "--artist=Radiohead",
            "--sandbox",
            "--freshFor=0s",
            "--faults=aoty.challenge,lastfm.suspended");
    assertThat(again.at("tracks.updated"), is(0));
    assertThat(tensoe.rows(words), equalTo(rows));
    assertThat("Last.fm is to be asked again", again.at("albums.partial"), is(1));
  }

  @Test
  void aFinalAlbumStaysFinalWhenItsCatalogueIsClosed() throws Exception {
    String[] album = {"ingest", "--album=Kid A", "--artist=Radiohead", "--sandbox"};
    tensoe.once(album);
    List<String> closed = new java.util.ArrayList<>(List.of(album));
    closed.addAll(List.of("--freshFor=0s", "--faults=spotify.quota=0"));
    TensoeCommands.Result again = tensoe.run(closed.toArray(String[]::new));
    assertThat(again.exit(), is(3));
    assertThat(again.at("albums.deferred"), is(1));
    assertThat(tensoe.rows("SELECT status FROM albums"), is(List.of("complete")));
  }

  @Test
  void aRefusedSearchIsUsageAndAClosedOneIsUnfinished() throws Exception {
    String[] search = {"ingest", "--search=Radiohead", "--sandbox", "--faults=spotify.credentials"};
    assertThat(tensoe.run(search).exit(), is(2));
    search[3] = "--faults=spotify.quota=0";
    assertThat(tensoe.run(search).exit(), is(3));
  }

  @Test
  void secretsStayOutOfTheLogAtAnyLevel() throws Exception {
    java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
    List<String> lines = new java.util.concurrent.CopyOnWriteArrayList<>();
    java.util.logging.Handler handler =
        new java.util.logging.Handler() {
          @Override
          public void publish(java.util.logging.LogRecord line) {
            lines.add(line.getLoggerName() + " " + line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    handler.setLevel(java.util.logging.Level.ALL);
    Logs.configure(new String[0]);
    java.util.logging.Level before = root.getLevel();
    root.setLevel(java.util.logging.Level.ALL);
    root.addHandler(handler);
    try {
      tensoe.run("ingest", "--album=Kid A", "--artist=Radiohead", "--sandbox");
    } finally {
      root.setLevel(before);
      root.removeHandler(handler);
    }
    assertThat("there is a log", lines.size(), greaterThan(0));
    assertThat(lines, everyItem(not(containsString("api_key="))));
    assertThat(lines, everyItem(not(containsString("Bearer "))));
    assertThat(lines, everyItem(not(containsString("Basic "))));
  }

  @Test
  void oneInFiveRequestsMayFailAndAllAlbumsAreThereInTheEnd() throws Exception {
    String faults =
        "--faults=all.error=0.05,all.throttle=0.01,all.reset=0.05,all.truncate=0.04,all.html=0.05";
    TensoeCommands.Result first =
        tensoe.run("ingest", "--sandbox", "--generated=60", "--tracksPerAlbum=6", faults);
    addsUp(first);
    assertThat((Integer) first.at("albums.complete"), greaterThan(57));
    assertThat((Integer) first.at("sources.lastfm.retries"), greaterThan(10));
    assertThat(first.exit(), is(first.at("albums.complete").equals(60) ? 0 : 3));
    TensoeCommands.Result again =
        tensoe.run("ingest", "--sandbox", "--generated=60", "--tracksPerAlbum=6");
    assertThat(again.at("albums.complete"), is(60));
    assertThat(again.exit(), is(0));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          spotify.quota=6,       3, deferred, spotify, deferred, quota,       14
          spotify.long429=30000, 3, deferred, spotify, deferred, Retry-After, 1
          lastfm.suspended,      3, partial,  lastfm,  failed,   suspended,   1
          lastfm.credentials,    3, partial,  lastfm,  failed,   key,         1
          aoty.challenge,        0, complete, aoty,    skipped,  challenge,   1
          aoty.robots,           0, complete, aoty,    skipped,  robots,      0
          """)
  void aClosedSourceIsSaidAndTheOthersGoOn(
      String fault, int exit, String status, String source, String outcome, String word, int most)
      throws Exception {
    TensoeCommands.Result result =
        tensoe.run("ingest", "--sandbox", "--generated=8", "--faults=" + fault);
    assertThat(result.out() + result.err(), result.exit(), is(exit));
    addsUp(result);
    assertThat((Integer) result.at("albums." + status), greaterThan(0));
    assertThat((Integer) result.at("sources." + source + "." + outcome), greaterThan(0));
    assertThat(
        result.out().toLowerCase(java.util.Locale.ROOT),
        containsString(word.toLowerCase(java.util.Locale.ROOT)));
    assertThat(
        "asked no more once closed: eight albums at the same time cost one call each at most",
        (Integer) result.at("sources." + source + ".requests"),
        lessThan(most + 1));
    if (exit == 3) {
      assertThat(tensoe.rows("SELECT DISTINCT status FROM albums"), hasItem(status));
    }
  }

  @ParameterizedTest
  @CsvSource({"spotify.credentials, 0", "spotify.premium, 1"})
  void refusedByTheOnlyCatalogueNothingElseIsAsked(String fault, int requests) throws Exception {
    TensoeCommands.Result result =
        tensoe.run("ingest", "--sandbox", "--generated=8", "--faults=" + fault);
    assertThat(result.out() + result.err(), result.exit(), is(2));
    assertThat(result.counted("aoty.requests"), is(0));
    assertThat(result.counted("lastfm.requests"), is(0));
    assertThat("asked once, not by all", result.counted("spotify.requests"), is(requests));
    assertThat(result.at("albums.failed"), is(8));
    assertThat(tensoe.rows("SELECT DISTINCT kind FROM dead_letters"), is(List.of("refused")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --inputs=x.csv | there is no option --inputs; did you mean --input
          --input=no/such.csv --sandbox | no/such.csv
          --album=Kid --sandbox | --artist
          --sandbox | nothing to ingest
          --album=a --artist=b --sandbox --spotifyLimit=fast | --spotifyLimit
          --album=a --artist=b --sandbox --attempts=0 | --attempts
          --album=a --artist=b --sandbox --maxGenres=many | --maxGenres
          --album=a --artist=b --sandbox --sources=spotfy | spotfy
          --album=a --artist=b --sandbox --sources=lastfm | no catalogue source
          --album=a --artist=b --sandbox --faults=aoty.coffee | coffee
          --album=a --artist=b --sandbox --runner=FlinkRunner --flinkMaster=far:8081 | embedded
          --album=a --artist=b --sandbox --freshFor=soon | --freshFor
          --album=a --artist=b --jdbcUrl=jdbc:postgresql://u:secret9@h/d --sandbox | TENSOE_JDBC_PASSWORD
          """)
  void wrongUsageIsSaidBeforeAnythingHappens(String arguments, String message) throws Exception {
    String[] parts = ("ingest " + arguments).split(" ");
    TensoeCommands.Result result = tensoe.run(parts);
    assertThat(result.err(), result.exit(), is(2));
    assertThat(result.err(), allOf(containsString(message), not(containsString("secret9"))));
    assertThat("no database was made", Files.exists(folder.resolve("sandbox")), is(false));
  }
}
