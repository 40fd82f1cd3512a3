package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.tensoe.ingestion.sandbox.Sites;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an earlier run left is finished, and nothing that was answered is asked again. */
class ResumeIT {
  private static final String LIST = "--generated=12";
  private static final List<String> SOURCES = Sites.names();
  private static final String TRACKS =
      "SELECT to_jsonb(t) - 'created_at' - 'updated_at' - 'run_id' FROM tracks t ORDER BY id";

  @TempDir Path folder;
  private TensoeCommands tensoe;

  @BeforeEach
  void open() {
    tensoe = new TensoeCommands(folder);
  }

  private TensoeCommands.Result resume(String... more) throws Exception {
    List<String> all = new java.util.ArrayList<>(List.of("resume", "--sandbox", LIST));
    all.addAll(List.of(more));
    return tensoe.run(all.toArray(String[]::new));
  }

  private static List<Integer> answers(TensoeCommands tensoe) throws Exception {
    List<Integer> counts = new java.util.ArrayList<>();
    for (String source : SOURCES) {
      String where = " FROM answers WHERE source_id = '" + source + "@sandbox'";
      counts.add(Integer.valueOf(tensoe.rows("SELECT count(*)" + where).get(0)));
    }
    return counts;
  }

  /** Row by row: a failure shows one row and not all of them. */
  private void areTheRowsOf(List<String> wanted) throws Exception {
    List<String> rows = tensoe.rows(TRACKS);
    assertThat(rows.size(), is(wanted.size()));
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i), is(wanted.get(i)));
    }
  }

  private List<String> undisturbed() throws Exception {
    TensoeCommands other = new TensoeCommands(Files.createDirectories(folder.resolve("other")));
    other.once("ingest", "--sandbox", LIST);
    return other.rows(TRACKS);
  }

  @Test
  void whereNothingIsOpenThereIsNothingToDo() throws Exception {
    tensoe.run("ingest", "--sandbox", "--album=Kid A", "--artist=Radiohead");
    TensoeCommands.Result result = resume();
    assertThat(result.err(), result.exit(), is(0));
    assertThat(result.out(), containsString("Nothing to do"));
    assertThat(result.at("albums.asked"), is(0));
  }

  @Test
  void withoutADatabaseThereIsNothingToResumeAndNothingIsMade() throws Exception {
    TensoeCommands.Result result =
        new TensoeCommands(folder.resolve("typo")).run("resume", "--sandbox");
    assertThat(result.exit(), is(2));
    assertThat(result.err(), containsString("no database in " + folder.resolve("typo/sandbox")));
    assertThat(Files.exists(folder.resolve("typo")), is(false));
  }

  @Test
  void whereNoAlbumWasEverAskedNobodySaysThatAllAreFinal() throws Exception {
    tensoe.rows("SELECT 1");
    TensoeCommands.Result result = resume();
    assertThat(result.exit(), is(2));
    assertThat(
        result.err(),
        containsString("no album was ever asked in " + folder.resolve("sandbox/postgres")));
    assertThat(result.out(), is(""));
  }

  @Test
  void aRunThatDiedBeforeItHadItsAlbumsIsNamed() throws Exception {
    tensoe.run("ingest", "--sandbox", "--album=Kid A", "--artist=Radiohead");
    tensoe.rows(
        "INSERT INTO runs (run_id, command, runner, started, duplicates, rejected)"
            + " VALUES ('29990101-died', 'ingest', 'DirectRunner', now(), 0, 0) RETURNING 1");
    TensoeCommands.Result result = resume();
    assertThat(result.exit(), is(3));
    assertThat(result.err(), containsString("29990101-died, ended before its albums were known"));
  }

  @Test
  void aSearchThatFindsNothingSaysSo() throws Exception {
    TensoeCommands.Result result = tensoe.run("ingest", "--sandbox", "--search=qzxv wvxq");
    assertThat(result.out(), containsString("The search found no album: qzxv wvxq"));
    assertThat(result.out(), not(containsString("every album is final")));
    assertThat(result.exit(), is(0));
  }

  @Test
  void whatIsLeftIsResumedByTheCommandThatTheRunNames() throws Exception {
    TensoeCommands.Result first =
        tensoe.run("ingest", "--sandbox", LIST, "--faults=lastfm.suspended");
    assertThat(
        first.out(),
        containsString(
            "with: ./tensoe resume --dataDir=" + folder + " --generated=12 --sandbox\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "lastfm.suspended, partial",
    "spotify.quota=9, deferred",
    "spotify.credentials, failed",
    "lastfm.error=1, partial"
  })
  void whatWasLeftIsFinishedAndEqualsAnUndisturbedRun(String fault, String left) throws Exception {
    TensoeCommands.Result first =
        tensoe.run("ingest", "--sandbox", LIST, "--attempts=1", "--faults=" + fault);
    assertThat(first.out(), ((Number) first.at("albums." + left)).longValue() > 0, is(true));
    if (left.equals("deferred")) {
      tensoe.rows("UPDATE source_state SET closed_until = NULL RETURNING 1");
    }
    List<Integer> kept = answers(tensoe);
    TensoeCommands.Result second = resume();
    assertThat(second.out() + second.err(), second.exit(), is(0));
    areTheRowsOf(undisturbed());
    List<Integer> all = answers(new TensoeCommands(folder.resolve("other")));
    for (int i = 0; i < SOURCES.size(); i++) {
      assertThat(
          SOURCES.get(i) + " was asked for what was not kept, and for nothing else",
          second.at("sources." + SOURCES.get(i) + ".requests"),
          is(all.get(i) - kept.get(i)));
    }
    assertThat(resume().out(), containsString("Nothing to do"));
  }

  @Test
  void aSiteThatStillChallengesIsProbedOnceAndNothingIsTakenUp() throws Exception {
    tensoe.run("ingest", "--sandbox", LIST, "--faults=aoty.challenge");
    TensoeCommands.Result still = resume("--faults=aoty.challenge");
    assertThat(still.exit(), is(0));
    assertThat(still.at("albums.asked"), is(0));
    assertThat((Integer) still.counted("aoty.requests") <= 1, is(true));
    assertThat(still.counted("spotify.requests"), is(0));

    TensoeCommands.Result open = resume();
    assertThat(open.at("albums.complete"), is(12));
    assertThat(open.at("sources.aoty.found"), is(12));
    assertThat(open.counted("spotify.requests"), is(0));
    areTheRowsOf(undisturbed());
  }

  @Test
  void whatRobotsForbidIsTakenUpOnlyWhenTheUserPermitsIt() throws Exception {
    tensoe.run("ingest", "--sandbox", LIST, "--faults=aoty.robots");
    assertThat(resume("--faults=aoty.robots").at("albums.asked"), is(0));
    TensoeCommands.Result permitted = resume("--faults=aoty.robots", "--aotyRobots=permitted");
    assertThat(permitted.at("sources.aoty.found"), is(12));
    areTheRowsOf(undisturbed());
  }

  @Test
  void aSourceThatWasLeftOutIsNotAnOpenMatter() throws Exception {
    tensoe.run("ingest", "--sandbox", LIST, "--sources=spotify");
    assertThat(resume().at("albums.asked"), is(0));
  }
}
