package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.sandbox.Sites;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered is not asked again, unless somebody wants it. */
class WarmIT {
  private static final String LIST = "--input=inputs/albums.csv";
  private static final List<String> SOURCES = Sites.names();

  @TempDir Path folder;

  @Test
  void theSameListAgainAsksNothingAndFreshForAsksEverything() throws Exception {
    TensoeCommands tensoe = new TensoeCommands(folder);
    TensoeCommands.Result cold = tensoe.once("ingest", LIST, "--sandbox");
    assertThat(cold.err(), cold.exit(), is(0));
    for (String mode : List.of("--offline=false", "--offline")) {
      TensoeCommands.Result warm = tensoe.run("ingest", LIST, "--sandbox", mode);
      assertThat(warm.err(), warm.exit(), is(0));
      assertThat(warm.at("albums"), equalTo(cold.at("albums")));
      assertThat(warm.at("tracks.unchanged"), is(cold.at("tracks.written")));
      for (String source : SOURCES) {
        assertThat(source, warm.at("sources." + source + ".requests"), is(0));
        assertThat((Integer) warm.at("sources." + source + ".stored_answers"), greaterThan(40));
        if (mode.equals("--offline=false")) {
          assertThat(source, warm.counted(source + ".requests"), is(0));
          assertThat(source + " aside", warm.counted(source + ".aside"), is(0));
        }
      }
    }
    TensoeCommands.Result fresh = tensoe.run("ingest", LIST, "--sandbox", "--freshFor=0s");
    assertThat(fresh.err(), fresh.exit(), is(0));
    for (String source : SOURCES) {
      assertThat(
          source, fresh.counted(source + ".requests"), is(cold.counted(source + ".requests")));
    }
    assertThat(fresh.at("tracks.unchanged"), is(cold.at("tracks.written")));
  }

  @Test
  void offlineWithoutAnyAnswerEverythingIsDeferredAndSaysWhy() throws Exception {
    TensoeCommands tensoe = new TensoeCommands(folder);
    TensoeCommands.Result result = tensoe.run("ingest", LIST, "--sandbox", "--offline");
    assertThat(result.err(), result.exit(), is(3));
    assertThat(result.at("albums.deferred"), is(result.at("albums.asked")));
    for (String source : SOURCES) {
      assertThat(source, result.counted(source + ".requests"), is(0));
      assertThat(source, result.counted(source + ".aside"), is(0));
    }
    List<String> reasons =
        tensoe.rows("SELECT DISTINCT outcomes -> 'spotify' ->> 'reason' FROM albums");
    assertThat(reasons.size(), greaterThan(0));
    assertThat(reasons, everyItem(containsString("--offline")));
  }
}
