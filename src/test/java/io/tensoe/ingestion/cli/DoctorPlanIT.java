package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.tensoe.ingestion.sandbox.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code doctor --plan} says before a run, against what the run then does. */
class DoctorPlanIT {
  private static final String LIST = "--input=inputs/albums.csv";

  @TempDir Path folder;

  @Test
  void whatWasAnsweredAndNotMergedIsNotPlannedAgain() throws Exception {
    TensoeCommands tensoe = new TensoeCommands(folder);
    tensoe.run("ingest", "--sandbox", "--generated=6");
    // As Ctrl-C leaves albums whose answers came, but were not written any more.
    tensoe.rows(
        "WITH runs AS (UPDATE run_albums SET status = 'deferred', outcomes = NULL RETURNING 1)"
            + " UPDATE albums SET status = 'deferred', outcomes = '{}'"
            + " WHERE album_key <> (SELECT min(album_key) FROM albums)"
            + " AND (SELECT count(*) FROM runs) > 0 RETURNING 1");
    tensoe.rows("DELETE FROM answers WHERE source_id = 'aoty@sandbox' RETURNING 1");
    TensoeCommands.Result plan = tensoe.run("doctor", "--plan", "--sandbox", "--generated=6");
    assertThat(plan.out(), containsString("6 albums: 5 to ask about"));
    assertThat(calls(plan, "spotify"), is(0L));
    assertThat(calls(plan, "lastfm"), is(0L));
    assertThat(calls(plan, "aoty"), is(10L));
    assertThat(plan.out(), containsString("its tracks come from the sandbox"));
    assertThat(
        tensoe.run("stats", "--sandbox").out(), containsString("0 of 6 albums done, 6 deferred"));

    TensoeCommands.Result resumed = tensoe.run("resume", "--sandbox", "--generated=6");
    assertThat(resumed.out(), not(containsString("planned")));
    assertThat(resumed.at("sources.spotify.requests"), is(0));
    Path page = folder.resolve("page.html");
    tensoe.run("report", "--sandbox", "--output=" + page);
    assertThat(java.nio.file.Files.readString(page), containsString("come from the sandbox"));
  }

  @Test
  void theRunCostsAboutWhatWasPlannedAndNothingAfterwards() throws Exception {
    TensoeCommands tensoe = new TensoeCommands(folder);
    TensoeCommands.Result before = tensoe.run("doctor", "--plan", "--sandbox", LIST);
    assertThat(before.out(), before.exit(), is(0));
    assertThat(before.out(), containsString("45 albums: 45 to ask about"));
    assertThat(before.out(), containsString("All 45 albums can be asked about now"));

    TensoeCommands.Result run = tensoe.run("ingest", "--sandbox", LIST);
    assertThat(run.err(), run.exit(), is(0));
    for (String source : Sites.names()) {
      long planned = ((Number) run.at("sources." + source + ".planned_requests")).longValue();
      long sent = ((Number) run.at("sources." + source + ".requests")).longValue();
      assertThat(calls(before, source), is(planned));
      assertThat(source, (double) sent, closeTo((double) planned, 0.3 * planned));
    }
    assertThat(run.out(), not(containsString("planned")));

    TensoeCommands.Result after = tensoe.run("doctor", "--plan", "--sandbox", LIST);
    assertThat(calls(after, "spotify"), is(0L));
    assertThat(calls(after, "lastfm"), is(0L));
    assertThat(calls(after, "aoty"), is(0L));
    assertThat(
        after.out(),
        allOf(
            containsString("0 to ask about, 45 answered already"),
            containsString("Nothing is left to ask"),
            containsString("2.1 calls per album, as for the 45 answered so far")));
    assertThat(
        tensoe.run("doctor", "--plan", "--sandbox").out(),
        containsString("missing  plan      no album is waiting in the database"));
  }

  @Test
  void aDaysBudgetIsToldInAlbumsAndDays() throws Exception {
    TensoeCommands tensoe = new TensoeCommands(folder);
    String daily = "--spotifyDailyLimit=20";
    TensoeCommands.Result plan = tensoe.run("doctor", "--plan", "--sandbox", LIST, daily);
    // 99 calls, 20 a day: 9 albums now, then four more days.
    assertThat(plan.out(), plan.exit(), is(0));
    assertThat(row(plan, "spotify").subList(1, 4), is(List.of("45", "99", "20")));
    assertThat(row(plan, "spotify").get(5), is("5"));
    assertThat(
        plan.out(),
        containsString(
            "With what is left today: about 9 albums now, the rest needs 4 more days (spotify"));

    TensoeCommands.Result run = tensoe.run("ingest", "--sandbox", LIST, daily);
    assertThat(run.exit(), is(3));
    assertThat(run.out(), matchesPattern("(?s).*\\nspotify +20 requests \\(planned 99\\), .*"));

    // Without a list it is planned for what is left.
    TensoeCommands.Result rest = tensoe.run("doctor", "--plan", "--sandbox", daily);
    assertThat(rest.out(), containsString(" albums that are not final"));
    assertThat(row(rest, "spotify").get(3), is("0"));
    // How many albums 20 calls completed depends on how many were under way at the same time.
    assertThat(
        rest.out(), matchesPattern("(?s).*about 0 albums now, the rest needs [45] more days.*"));
  }

  @Test
  void aPlanCreatesNothing() throws IOException {
    Path data = folder.resolve("data");
    TensoeCommands.Result plan =
        new TensoeCommands(data).run("doctor", "--plan", "--sandbox", "--generated=1000");
    assertThat(plan.out(), plan.exit(), is(0));
    assertThat(row(plan, "lastfm").subList(1, 3), is(List.of("1000", "14000")));
    assertThat(
        new TensoeCommands(data).run("doctor", "--plan", "--sandbox").out(),
        containsString("no album is waiting in the database"));
    assertThat(Files.exists(data), is(false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --plan --sandbox --search=kid        | --search cannot be planned
          --sandbox --input=inputs/albums.csv  | add --plan
          --sandbox --album=Kid                | add --plan
          --plan --generated=5                 | --generated belongs to --sandbox
          --plan --sandbox --generated=-1      | albums: 0 to
          --plan --sandbox --album=Kid         | --artist
          --plan --sandbox --input=nowhere.csv | nowhere.csv
          """)
  void whatCannotBePlannedIsUsage(String options, String said) throws IOException {
    List<String> all = new ArrayList<>(List.of("doctor"));
    all.addAll(List.of(options.split(" ")));
    TensoeCommands.Result result = new TensoeCommands(folder).run(all.toArray(String[]::new));
    assertThat(result.err(), result.exit(), is(2));
    assertThat(result.err(), containsString(said));
    assertThat(result.out(), is(""));
  }

  @Test
  void withoutACatalogueThereIsNoPlan() throws IOException {
    TensoeCommands.Result result =
        new TensoeCommands(folder).run("doctor", "--plan", "--sandbox", LIST, "--sources=aoty");
    assertThat(result.exit(), is(2));
    assertThat(result.out(), containsString("missing  plan      not made"));
  }

  private static long calls(TensoeCommands.Result plan, String source) {
    return Long.parseLong(row(plan, source).get(2));
  }

  /** Cells of a source's row in the table. */
  private static List<String> row(TensoeCommands.Result plan, String source) {
    return plan.out()
        .lines()
        .filter(line -> startsWith(source + " ").matches(line))
        .map(line -> List.of(line.split(" {2,}")))
        .findFirst()
        .orElseThrow(() -> new AssertionError(plan.out()));
  }
}
