package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with corrections by hand: what they change, and what they leave alone. */
class OverridesIT {
  private static final String[] KID_A = {
    "ingest", "--album=Kid A", "--artist=Radiohead", "--sandbox"
  };
  private static final String ALL = "SELECT * FROM tracks ORDER BY id";
  private static final String VALUES =
      "SELECT id, genres, moods, aoty_score, isrc, popularity,"
          + " provenance - 'answered' FROM tracks ORDER BY id";

  @TempDir Path folder;
  private TensoeCommands tensoe;

  @BeforeEach
  void open() {
    tensoe = new TensoeCommands(folder);
  }

  private TensoeCommands.Result kidA(String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(KID_A));
    arguments.addAll(List.of(more));
    return tensoe.run(arguments.toArray(String[]::new));
  }

  private String overrides(String... rows) throws IOException {
    Path file = folder.resolve("fix.csv");
    Files.writeString(
        file, "album,artist,year,spotify_id,aoty_url,forbid\n" + String.join("\n", rows) + "\n");
    return "--overrides=" + file;
  }

  private String list(String... rows) throws IOException {
    Path file = folder.resolve("list.csv");
    Files.writeString(file, "album,artist,year\n" + String.join("\n", rows) + "\n");
    return "--input=" + file;
  }

  private String one(String sql) throws Exception {
    List<String> rows = tensoe.rows(sql);
    assertThat(sql, rows.size(), is(1));
    return rows.get(0);
  }

  private String idAt(String source) throws Exception {
    return one(
        String.format(
            Locale.ROOT,
            "SELECT outcomes -> '%s' ->> 'id' FROM albums WHERE album_key = 'radiohead|kid a'",
            source));
  }

  @Test
  void aForbiddenAlbumIsNotFoundAgainAndItsRowsAreGone() throws Exception {
    tensoe.once(KID_A);
    List<String> before = tensoe.rows("SELECT id FROM tracks");
    assertThat(before.size(), is(10));
    String found = idAt("spotify");

    TensoeCommands.Result result =
        kidA(overrides("KID A,radiohead,,,,spotify:" + found, "X,Y,,,,aoty"));

    assertThat(result.err(), result.exit(), is(0));
    assertThat(
        result.err(), containsString("fix.csv: 1 of 2 overrides apply to albums of this run"));
    assertThat(idAt("spotify"), is(not(found)));
    assertThat(
        tensoe.rows("SELECT id FROM tracks"), everyItem(not(is(org.hamcrest.Matchers.in(before)))));
  }

  @Test
  void aPinBringsTheRowsOfAnotherAlbumUnderTheSameKey() throws Exception {
    tensoe.run("ingest", "--album=OK Computer", "--artist=Radiohead", "--sandbox");
    String other = one("SELECT outcomes -> 'spotify' ->> 'id' FROM albums");
    tensoe = new TensoeCommands(Files.createDirectories(folder.resolve("new")));
    tensoe.once(KID_A);
    String pin = overrides("Kid A,Radiohead,," + other + ",,");

    TensoeCommands.Result result = kidA(pin);

    assertThat(result.err(), result.exit(), is(0));
    assertThat(
        tensoe.rows("SELECT DISTINCT album_key, album FROM tracks"),
        is(List.of("radiohead|kid a|OK Computer")));
    assertThat(idAt("spotify"), is(other));
    List<String> rows = tensoe.rows(ALL);
    TensoeCommands.Result again = kidA(pin);
    assertThat(again.at("tracks.unchanged"), is(rows.size()));
    assertThat(tensoe.rows(ALL), equalTo(rows));
  }

  @Test
  void aSourceThatIsForbiddenIsNotAskedAndWhatItSaidIsGone() throws Exception {
    tensoe.once(KID_A);
    assertThat(one("SELECT count(aoty_score) + count(moods) FROM tracks"), is("20"));

    TensoeCommands.Result result = kidA(overrides("Kid A,Radiohead,,,,aoty lastfm"));

    assertThat(result.exit(), is(0));
    assertThat(result.at("albums.complete"), is(1));
    for (String source : List.of("aoty", "lastfm")) {
      assertThat(result.counted(source + ".requests"), is(0));
      assertThat(result.at("sources." + source + ".absent"), is(1));
    }
    assertThat(
        tensoe.rows(
            "SELECT count(*), count(aoty_score), count(aoty_track_score), sum(cardinality(moods)),"
                + " bool_or(provenance::text LIKE '%\"aoty\"%') FROM tracks"),
        is(List.of("10|0|0|0|f")));
    assertThat(
        one("SELECT DISTINCT outcomes -> 'aoty' ->> 'reason' FROM albums"),
        is("no match wanted (override)"));
  }

  @Test
  void anAlbumThatForbidsTheCatalogueIsAbsentAtOnceAndCostsNothing() throws Exception {
    tensoe.once(KID_A);
    long start = System.nanoTime();
    TensoeCommands.Result result = kidA(overrides("Kid A,Radiohead,,,,spotify"));

    assertThat(result.at("albums.absent"), is(1));
    assertThat(result.exit(), is(0));
    for (String source : List.of("spotify", "aoty", "lastfm")) {
      assertThat(source, result.counted(source + ".requests"), is(0));
    }
    assertThat(tensoe.rows(ALL), is(empty()));
    assertThat(
        one("SELECT status || coalesce(match_confidence::text, ' none') FROM albums"),
        is("absent none"));
    assertThat("nobody waited", System.nanoTime() - start < 18_000_000_000L, is(true));
  }

  @Test
  void silenceOfASourceTakesNothingAwayFromAnOverriddenAlbum() throws Exception {
    tensoe.once(KID_A);
    List<String> rows = tensoe.rows(VALUES);
    String pin = overrides("Kid A,Radiohead,," + idAt("spotify") + ",,");
    kidA(pin);
    assertThat("the pin is what was found", tensoe.rows(VALUES), equalTo(rows));

    TensoeCommands.Result silent =
        kidA(pin, "--freshFor=0s", "--faults=aoty.challenge,lastfm.suspended");

    assertThat(silent.at("albums.partial"), is(1));
    assertThat(tensoe.rows(VALUES), equalTo(rows));
  }

  @Test
  void whatAForbiddenPageSaidGoesEvenIfItsSiteIsSilentNow() throws Exception {
    tensoe.once(KID_A);
    String page = overrides("Kid A,Radiohead,,,,aoty:" + idAt("aoty"));
    kidA(page, "--faults=aoty.challenge,lastfm.suspended");

    assertThat(
        one(
            "SELECT count(aoty_score) || ' ' || count(aoty_user_score) || ' ' || count(genres)"
                + " || ' ' || bool_or(provenance::text LIKE '%\"aoty\"%') FROM tracks"),
        is("0 0 10 false"));
    assertThat("Last.fm's part stays", one("SELECT count(moods) FROM tracks"), is("10"));
  }

  @Test
  void anotherSeedOfTheAlbumIsOpenedAgainWhenItsRowsGo() throws Exception {
    tensoe.run("ingest", list("Kid A,Radiohead,", "Kid A,Radiohead,2000"), "--sandbox");
    List<String> rows = tensoe.rows(VALUES);
    kidA(overrides("Kid A,Radiohead,,,,spotify"));
    assertThat(tensoe.rows(ALL), is(empty()));
    assertThat(
        tensoe.rows("SELECT album_key, status FROM albums ORDER BY 1"),
        is(List.of("radiohead|kid a|absent", "radiohead|kid a|year=2000|deferred")));

    tensoe.run("ingest", list("Kid A,Radiohead,2000"), "--sandbox");
    assertThat(tensoe.rows(VALUES).size(), is(rows.size()));
    assertThat(
        tensoe.rows("SELECT DISTINCT album_key FROM tracks"),
        is(List.of("radiohead|kid a|year=2000")));
  }

  @Test
  void aSearchIsCorrectedToo() throws Exception {
    TensoeCommands.Result result =
        tensoe.run(
            "ingest",
            "--search=Kid A Radiohead",
            "--searchLimit=1",
            "--sandbox",
            overrides("Kid A,Radiohead,,,,aoty"));
    assertThat(result.err(), containsString("1 of 1 overrides"));
    assertThat(result.at("sources.aoty.absent"), is(1));
    assertThat(result.counted("aoty.requests"), is(0));
  }

  @Test
  void anOverriddenAlbumKeepsItsRowsWhileItsCatalogueIsClosed() throws Exception {
    tensoe.once(KID_A);
    List<String> rows = tensoe.rows(ALL);
    TensoeCommands.Result closed =
        kidA(overrides("Kid A,Radiohead,,,,aoty"), "--freshFor=0s", "--faults=spotify.quota=0");
    assertThat(closed.exit(), is(3));
    assertThat(tensoe.rows(ALL), equalTo(rows));
  }

  @Test
  void aBadFileIsSaidBeforeAnythingHappens() throws Exception {
    TensoeCommands.Result result =
        kidA(overrides("Kid A,Radiohead,,,,spotfy", "Kid A,Radiohead,x,,,aoty"));

    assertThat(result.exit(), is(2));
    assertThat(
        result.err(),
        allOf(
            containsString("fix.csv:2: "),
            containsString("did you mean spotify?"),
            containsString("fix.csv:3: year \"x\"")));
    assertThat("no database was made", Files.exists(folder.resolve("sandbox")), is(false));
    TensoeCommands.Result none = kidA("--overrides=" + folder.resolve("none.csv"));
    assertThat(none.exit(), is(2));
    assertThat(none.err(), containsString("--overrides: there is no file"));
  }

  @Test
  void deadLettersAreInputAgain() throws Exception {
    String input = list("Kid A,Radiohead,", "OK Computer,Radiohead,1997", "Nameless,,");
    TensoeCommands.Result bad =
        tensoe.run(
            "ingest",
            input,
            "--sandbox",
            "--faults=lastfm.suspended",
            overrides("Kid A,Radiohead,,,,aoty"));
    Path file = letters(1);
    assertThat(
        bad.out(),
        containsString(
            "3 dead letters: " + file + " (a valid --input once corrected; lastfm refused us: "));
    assertThat(
        Files.readAllLines(file).stream()
            .map(line -> line.replaceAll(",(lastfm|input),(\\w+),.*", ",$1,$2"))
            .toList(),
        is(
            List.of(
                "album_name,artist_name,year,spotify_id,upc,mbid,aoty_url,source,kind,message,file,"
                    + "line,time",
                "Nameless,,,,,,,input,invalid",
                "Kid A,Radiohead,,,,,,lastfm,refused",
                "OK Computer,Radiohead,1997,,,,,lastfm,refused")));

    TensoeCommands.Result again = tensoe.run("ingest", "--input=" + file, "--sandbox");
    assertThat(again.err(), again.exit(), is(0));
    assertThat(again.at("albums.complete"), is(2));
    assertThat(again.at("albums.rejected_rows"), is(1));
    assertThat(again.out(), containsString("1 dead letter: " + letters(2)));
    assertThat(
        one("SELECT count(*) || ' ' || min(status) || ' ' || max(status) FROM albums"),
        is("2 complete complete"));
  }

  @Test
  void anAlbumThatIsPinnedComesBackAsItWasGiven() throws Exception {
    kidA(
        overrides("Kid A,Radiohead,,0000000000000000000000,/album/1-x.php,"),
        "--faults=spotify.error=1",
        "--attempts=1");
    assertThat(Files.readString(letters(1)), containsString("\nKid A,Radiohead,,,,,,spotify,"));
  }

  @Test
  void aRunWithoutDeadLettersWritesNoFileOfThem() throws Exception {
    TensoeCommands.Result result = kidA();
    assertThat(result.exit(), is(0));
    assertThat(result.out(), not(containsString("dead letter")));
    assertThat(runs().size(), is(0));
  }

  /** The file of the newest run, of which there are that many with one. */
  private Path letters(int runs) throws IOException {
    List<Path> files = runs();
    assertThat(files.size(), is(runs));
    assertThat(Files.size(files.get(runs - 1)), greaterThan(0L));
    return files.get(runs - 1);
  }

  private List<Path> runs() throws IOException {
    try (var files = Files.walk(folder.resolve("runs"))) {
      return files.filter(file -> file.endsWith("dead-letters.csv")).sorted().toList();
    } catch (java.nio.file.NoSuchFileException e) {
      return List.of();
    }
  }
}
