package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.sources.Sources;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What came from a source goes, what the others said stays. */
class PurgeIT {
  private static final String LIST = "--generated=20";

  /** All that is not a time or a run. */
  private static final String TRACKS =
      "SELECT to_jsonb(t) - 'created_at' - 'updated_at' - 'run_id' FROM tracks t ORDER BY id";

  private static final String ALBUMS =
      "SELECT to_jsonb(a) - 'created_at' - 'updated_at' - 'run_id' - 'seed' FROM albums a"
          + " ORDER BY album_key";

  @TempDir Path folder;
  private TensoeCommands tensoe;

  @BeforeEach
  void open() {
    tensoe = new TensoeCommands(folder);
  }

  private TensoeCommands other() throws Exception {
    return new TensoeCommands(Files.createDirectories(folder.resolve("other")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lastfm | spotify,aoty
          aoty   | spotify,lastfm
          """)
  void whatIsLeftIsWhatTheOthersAloneWouldHaveGiven(String purged, String rest) throws Exception {
    tensoe.once("ingest", "--sandbox", LIST);
    long calls = Long.parseLong(tensoe.rows("SELECT count(*) FROM calls").get(0));
    TensoeCommands.Result result = tensoe.run("purge", "--sandbox", "--source=" + purged);
    assertThat(result.out() + result.err(), result.exit(), is(0));

    TensoeCommands without = other();
    without.run("ingest", "--sandbox", LIST, "--sources=" + rest);
    assertThat(tensoe.rows(TRACKS), equalTo(without.rows(TRACKS)));
    assertThat(tensoe.rows(ALBUMS), equalTo(without.rows(ALBUMS)));
    assertThat(
        tensoe.rows("SELECT count(*) FROM answers WHERE source_id LIKE '" + purged + "%'"),
        is(List.of("0")));
    assertThat(
        "what was spent stays", tensoe.rows("SELECT count(*) FROM calls"), is(List.of("" + calls)));
    assertThat("and nothing is asked again", tensoe.run("resume", "--sandbox").exit(), is(0));
    assertThat(tensoe.rows(TRACKS), equalTo(without.rows(TRACKS)));
  }

  @Test
  void withoutTheCatalogueNothingIsLeftOfItsTracks() throws Exception {
    tensoe.once("ingest", "--sandbox", LIST);
    List<String> before = tensoe.rows(TRACKS);
    TensoeCommands.Result result = tensoe.run("purge", "--sandbox", "--source=Spotify");
    assertThat(result.out() + result.err(), result.exit(), is(0));
    assertThat(tensoe.rows("SELECT count(*) FROM tracks"), is(List.of("0")));
    assertThat(
        tensoe.rows("SELECT DISTINCT status, jsonb_exists(outcomes, 'spotify') FROM albums"),
        is(List.of("deferred|f")));
    assertThat(
        tensoe.rows(
            "SELECT to_jsonb(r)::text FROM run_albums r WHERE outcomes ->> 'spotify' <> ''"),
        is(List.of()));

    TensoeCommands.Result again = tensoe.run("ingest", "--sandbox", LIST);
    assertThat(again.at("albums.complete"), is(20));
    assertThat("the others' answers were kept", again.at("sources.aoty.requests"), is(0));
    assertThat("the others' answers were kept", again.at("sources.lastfm.requests"), is(0));
    assertThat(tensoe.rows(TRACKS), equalTo(before));
  }

  @Test
  void whereTheAnswersOfTheRestAreGoneOnlyWhatWasSharedIsUnknownAndTheAlbumsStayFinal()
      throws Exception {
    tensoe.once("ingest", "--sandbox", LIST);
    String own = "SELECT id, title, aoty_score, duration_ms FROM tracks ORDER BY id";
    List<String> before = tensoe.rows(own);
    tensoe.rows("DELETE FROM answers WHERE source_id LIKE 'spotify%' RETURNING 1");

    TensoeCommands.Result result = tensoe.run("purge", "--sandbox", "--source=lastfm");
    assertThat(result.out(), result.exit(), is(0));
    assertThat(result.out(), containsString("20 albums could not be merged again"));
    assertThat(tensoe.rows(own), equalTo(before));
    assertThat(
        tensoe.rows("SELECT DISTINCT status, jsonb_exists(outcomes, 'lastfm') FROM albums"),
        is(List.of("complete|f")));
    assertThat(
        tensoe.rows("SELECT count(*) FROM tracks WHERE provenance::text LIKE '%lastfm%'"),
        is(List.of("0")));
    assertThat("nothing is open", tensoe.run("resume", "--sandbox").at("albums.asked"), is(0));
  }

  @Test
  void withoutTheCatalogueNobodyIsSureOfAMatchThatIsNotMadeAgain() throws Exception {
    tensoe.run("ingest", "--sandbox", "--generated=2");
    tensoe.rows("DELETE FROM answers WHERE source_id LIKE 'aoty%' RETURNING 1");
    String sure = "SELECT count(match_confidence) FROM albums";
    assertThat(tensoe.rows(sure), is(List.of("2")));
    assertThat(tensoe.run("purge", "--sandbox", "--source=spotify").exit(), is(0));
    assertThat(tensoe.rows(sure), is(List.of("0")));
  }

  @Test
  void aSourceThatWasOnlySkippedIsForgottenWithoutTouchingRows() throws Exception {
    tensoe.run("ingest", "--sandbox", LIST, "--faults=aoty.challenge");
    List<String> rows = tensoe.rows("SELECT * FROM tracks ORDER BY id");
    TensoeCommands.Result result = tensoe.run("purge", "--sandbox", "--source=aoty");
    assertThat(result.exit(), is(0));
    assertThat(tensoe.rows("SELECT * FROM tracks ORDER BY id"), equalTo(rows));
    assertThat(
        tensoe.rows("SELECT DISTINCT status, jsonb_exists(outcomes, 'aoty') FROM albums"),
        is(List.of("complete|f")));
  }

  @Test
  void anAlbumThatTheDatabaseRefusesStopsNoOther() throws Exception {
    tensoe.run("ingest", "--sandbox", "--generated=5");
    List<String> keys = tensoe.rows("SELECT album_key FROM albums ORDER BY 1");
    String locked = keys.get(1);
    String refusedAgain = keys.get(3);
    tensoe.change(
        """
        CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN RAISE check_violation USING MESSAGE = 'not this one'; END $$;
        CREATE TRIGGER locked BEFORE UPDATE OR DELETE ON tracks FOR EACH ROW
          WHEN (OLD.album_key = 'LOCKED') EXECUTE FUNCTION refuse();
        CREATE TRIGGER again BEFORE UPDATE ON albums FOR EACH ROW
          WHEN (OLD.album_key = 'AGAIN' AND NEW.run_id <> OLD.run_id) EXECUTE FUNCTION refuse();
        """
            .replace("LOCKED", locked)
            .replace("AGAIN", refusedAgain));

    TensoeCommands.Result result = tensoe.run("purge", "--sandbox", "--source=lastfm");
    assertThat(result.out() + result.err(), result.exit(), is(3));
    assertThat(result.out(), containsString("4 albums without it now"));
    assertThat(
        result.out(),
        containsString("1 albums still hold values of lastfm, for the database lets nobody"));
    assertThat(result.out(), containsString("1 albums only lost values, for the database refused"));
    assertThat(
        tensoe.rows("SELECT DISTINCT album_key FROM tracks WHERE provenance::text LIKE '%lastfm%'"),
        is(List.of(locked)));
    assertThat(
        tensoe.rows("SELECT status, count(*) FROM albums GROUP BY 1"), is(List.of("complete|5")));

    tensoe.change("DROP TRIGGER locked ON tracks; DROP TRIGGER again ON albums");
    assertThat(tensoe.run("purge", "--sandbox", "--source=lastfm").exit(), is(0));
    assertThat(
        tensoe.rows("SELECT count(*) FROM tracks WHERE provenance::text LIKE '%lastfm%'"),
        is(List.of("0")));
  }

  @Test
  void onATerminalItOnlySaysWhatItWouldDelete() throws Exception {
    tensoe.run("ingest", "--sandbox", "--generated=3");
    List<String> before = tensoe.rows("SELECT * FROM tracks ORDER BY id");
    List<String> command = List.of("purge", "--sandbox", "--source=spotify", "--dataDir=" + folder);
    String seen = onATerminal(0, command);
    assertThat(seen, containsString("3 albums would be without it: 30 tracks deleted, 0 changed"));
    assertThat(
        seen,
        containsString(
            String.format(
                Locale.ROOT,
                "To delete it: ./tensoe purge --dataDir=%s --sandbox --source=spotify --yes",
                folder)));
    TensoeCommands.Result dry = tensoe.run("purge", "--sandbox", "--source=spotify", "--dryRun");
    assertThat(dry.out(), containsString("Nothing was deleted"));
    assertThat(tensoe.rows("SELECT * FROM tracks ORDER BY id"), equalTo(before));
    assertThat(
        tensoe.run("purge", "--sandbox", "--source=spotify", "--dryRun", "--yes").exit(), is(2));

    List<String> sure = new ArrayList<>(command);
    sure.add("--yes");
    onATerminal(0, sure);
    assertThat(tensoe.rows("SELECT count(*) FROM tracks"), is(List.of("0")));
  }

  /** What is merged again would lose the mark. */
  @Test
  void rowsOfTheSandboxAreNotMergedAgainAsRealOnes() throws Exception {
    tensoe.run("ingest", "--sandbox", "--generated=1");
    String same = "--dataDir=" + folder.resolve("sandbox");
    String seen = onATerminal(2, List.of("purge", same, "--source=lastfm", "--yes"));
    assertThat(seen, containsString("holds tracks of the sandbox"));
    assertThat(
        tensoe.rows("SELECT DISTINCT provenance ->> 'sandbox' FROM tracks"), is(List.of("true")));
  }

  private static String onATerminal(int exit, List<String> command) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Console console = new Console(out, out, Instant.now(), true);
    assertThat(CommandLine.run(command.toArray(String[]::new), console), is(exit));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--source=lastfn", "--source=", "--sandbox"})
  void anUnknownSourceIsRefusedBeforeAnythingIsDeleted(String option) throws Exception {
    TensoeCommands.Result result = tensoe.run("purge", "--sandbox", option);
    assertThat(result.exit(), is(2));
    assertThat(result.err(), containsString(String.join(", ", Sources.names())));
    assertThat(Files.exists(folder.resolve("sandbox")), is(false));
  }
}
