package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merging again from stored answers makes nothing worse. */
class OfflineIT {
  private static final String LIST = "--generated=10";
  private static final String STATES = "SELECT album_key, status, outcomes FROM albums ORDER BY 1";

  @TempDir Path folder;
  private TensoeCommands tensoe;

  @BeforeEach
  void open() {
    tensoe = new TensoeCommands(folder);
  }

  @Test
  void aSourceThatNeverAnsweredIsNotMissed() throws Exception {
    tensoe.run("ingest", "--sandbox", LIST, "--faults=aoty.challenge");
    List<String> states = tensoe.rows(STATES);
    for (String command : List.of("ingest", "resume")) {
      TensoeCommands.Result offline = tensoe.run(command, "--sandbox", LIST, "--offline");
      assertThat(offline.out(), offline.exit(), is(0));
      assertThat(offline.at("albums.partial"), is(0));
      assertThat(tensoe.rows(STATES), equalTo(states));
    }
  }

  @Test
  void aFinalAlbumStaysFinalForWantOfAnAnswer() throws Exception {
    tensoe.once("ingest", "--sandbox", LIST);
    List<String> states = tensoe.rows(STATES);
    tensoe.rows("DELETE FROM answers WHERE question LIKE '%/album/%' RETURNING 1");
    TensoeCommands.Result offline = tensoe.run("ingest", "--sandbox", LIST, "--offline");
    assertThat("the run itself lacks them", offline.exit(), is(3));
    assertThat(tensoe.rows(STATES), equalTo(states));
  }

  @Test
  void fewerSourcesDoNotMakeAnOpenAlbumFinal() throws Exception {
    tensoe.run("ingest", "--sandbox", LIST, "--faults=lastfm.suspended");
    TensoeCommands.Result fewer =
        tensoe.run("ingest", "--sandbox", LIST, "--sources=spotify,aoty", "--freshFor=0s");
    assertThat("this run has all it asked for", fewer.exit(), is(0));
    assertThat(tensoe.rows("SELECT DISTINCT status FROM albums"), is(List.of("partial")));
    assertThat(tensoe.run("resume", "--sandbox", LIST).at("albums.complete"), is(10));
  }
}
