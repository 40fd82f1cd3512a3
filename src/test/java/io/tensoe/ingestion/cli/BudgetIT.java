package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;

import io.tensoe.ingestion.sandbox.Sites;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A list that is longer than the day's budget; {@code -Ddaily=200 -DbudgetAlbums=500} is the full
 * show.
 */
class BudgetIT {
  private static final int DAILY = Integer.getInteger("daily", 40);
  private static final int ALBUMS = Integer.getInteger("budgetAlbums", 100);

  @TempDir Path folder;

  private static TensoeCommands.Result run(TensoeCommands tensoe, String command, String daily)
      throws Exception {
    return tensoe.run(
        command,
        "--sandbox",
        "--generated=" + ALBUMS,
        "--tracksPerAlbum=4",
        "--spotifyDailyLimit=" + daily);
  }

  private static int asked(TensoeCommands.Result result) {
    return (Integer) result.counted("spotify.requests");
  }

  @Test
  void aListLongerThanTheBudgetIsCompletedStepByStep() throws Exception {
    TensoeCommands tensoe = new TensoeCommands(folder);
    TensoeCommands.Result result = run(tensoe, "ingest", "" + DAILY);
    int requests = asked(result);
    int limit = DAILY;
    int steps = 1;
    while (result.exit() == 3) {
      assertThat(requests, lessThanOrEqualTo(limit));
      assertThat(result.at("sources.spotify.closed_until"), notNullValue());
      assertThat(result.out(), containsString("the daily limit of " + limit + " calls is used up"));
      assertThat((Integer) result.at("albums.deferred"), greaterThan(0));
      assertThat("whole albums", result.at("albums.partial"), is(0));
      asksNothing(run(tensoe, "resume", "" + limit));
      limit += DAILY;
      steps++;
      result = run(tensoe, "resume", "" + limit);
      assertThat("a higher limit is spent", asked(result), greaterThan(0));
      requests += asked(result);
    }
    System.out.printf(
        Locale.ROOT,
        "budget: %d albums, %d a day: %d steps, %d requests%n",
        ALBUMS,
        DAILY,
        steps,
        requests);
    assertThat(result.out() + result.err(), result.exit(), is(0));
    assertThat(requests, lessThanOrEqualTo(limit));
    Path other = Files.createDirectories(folder.resolve("other"));
    TensoeCommands unlimited = new TensoeCommands(other);
    TensoeCommands.Result whole = run(unlimited, "ingest", "none");
    assertThat("nothing was asked twice", requests, is(asked(whole)));
    for (String table : KillIT.TABLES) {
      // The generated list is a file of another name each time.
      String same = table.replace("- 'run_id'", "- 'run_id' - 'seed'");
      KillIT.assertSame(tensoe.rows(same), unlimited.rows(same));
    }
  }

  private static void asksNothing(TensoeCommands.Result early) {
    assertThat(early.out() + early.err(), early.exit(), is(3));
    for (String source : Sites.names()) {
      assertThat(source, early.counted(source + ".requests"), is(0));
    }
    assertThat("token", early.counted("spotify.aside"), is(0));
  }
}
