package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.tracks.TrackColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that look at what is there, after one ingest. */
class CommandsIT {
  @TempDir static Path folder;
  private static TensoeCommands tensoe;

  @BeforeAll
  static void ingest() throws IOException {
    tensoe = new TensoeCommands(folder);
    Path list = folder.resolve("list.csv");
    Files.writeString(list, "album,artist\nKid A,Radiohead\nBlonde,Frank Ocean\n,nobody\n");
    assertThat(tensoe.run("ingest", "--sandbox", "--input=" + list).exit(), is(0));
  }

  @Test
  void jsonIsOneObjectALineWithEveryColumn() throws IOException {
    TensoeCommands.Result result =
        tensoe.run("tracks", "--sandbox", "--artist=radiohead", "--format=json");
    List<Map<?, ?>> tracks =
        result.out().lines().<Map<?, ?>>map(line -> Json.read(line, Map.class)).toList();
    assertThat(tracks.size(), is(10));
    assertThat(
        List.copyOf(tracks.get(0).keySet()),
        is(TrackColumn.ALL.stream().map(TrackColumn::name).toList()));
    assertThat(tracks.get(0).get("title"), is("Everything in Its Right Place"));
    assertThat(tracks.get(0).get("release_date"), is("2000-10-02"));
    assertThat(tracks.get(0).get("artists"), is(List.of("Radiohead")));
    assertThat(tracks.get(0).get("provenance") instanceof Map, is(true));
    assertThat(result.err(), is(""));
  }

  @Test
  void csvHoldsWhatJsonHolds() throws IOException {
    TensoeCommands.Result result =
        tensoe.run("tracks", "--sandbox", "--album=kid a", "--format=csv");
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(result.out())) {
      NamedCsvRecord first = csv.iterator().next();
      assertThat(first.getHeader(), is(TrackColumn.ALL.stream().map(TrackColumn::name).toList()));
      assertThat(first.getField("artists"), is("[\"Radiohead\"]"));
      assertThat(first.getField("duration_ms").isEmpty(), is(false));
    }
  }

  @Test
  void whoeverGetsNotAllIsToldHowToGoOn() throws IOException {
    TensoeCommands.Result result = tensoe.run("tracks", "--sandbox", "--limit=3", "--offset=2");
    assertThat(result.out().lines().count(), is(5L));
    assertThat(
        result.err(),
        is(
            String.format(
                Locale.ROOT,
                "There are more: ./tensoe tracks --dataDir=%s --limit=3 --offset=5 --sandbox\n",
                folder)));
    assertThat(tensoe.run("tracks", "--sandbox", "--artist=x y z").err(), startsWith("No track"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--format=xml",
        "--limit=-1",
        "--limit=many",
        "--offset=-1",
        "--minScore=101",
        "--artist",
        "--jdbcUser",
        "--artist="
      })
  void aWrongOptionIsUsage(String option) throws IOException {
    TensoeCommands.Result result = tensoe.run("tracks", "--sandbox", option);
    assertThat(result.err(), result.exit(), is(2));
    assertThat(result.err(), containsString(option.replaceFirst("=.*", "")));
    assertThat(result.out(), is(""));
  }

  @Test
  void statsCountWhatIsThere() throws IOException {
    JsonNode stats =
        Json.read(tensoe.run("stats", "--sandbox", "--format=json").out(), JsonNode.class);
    assertThat(stats.at("/artists").asInt(), is(2));
    assertThat(stats.at("/albums/complete").asInt(), is(2));
    assertThat(stats.at("/dead_letters/kinds/invalid").asInt(), is(1));
    assertThat(stats.at("/dead_letters/kinds/refused").asInt(-1), is(0));
    String table = tensoe.run("stats", "--sandbox").out();
    assertThat(table, containsString("2 albums: 2 complete, 0 partial"));
    assertThat(tensoe.run("stats", "--sandbox", "--format=csv").exit(), is(2));
  }

  @Test
  void aRunLeavesItsPageAndReportWritesItAgain() throws IOException {
    Path page = folder.resolve("pages/again.html");
    TensoeCommands.Result result = tensoe.run("report", "--sandbox", "--output=" + page);
    assertThat(result.err(), result.exit(), is(0));
    assertThat(result.out(), is(page + "\n"));
    assertThat(Files.readString(page), containsString("\"Kid A\""));
    try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
      Path run = files.findFirst().orElseThrow();
      assertThat(Files.readString(run.resolve("report.html")), containsString("Kid A"));
      assertThat(
          tensoe.run("report", "--sandbox", "--run=" + run.getFileName()).out(),
          is(run.resolve("report.html") + "\n"));
    }
  }

  @Test
  void aRunThatIsNotThereIsUsageAndTheNewestAreNamed() throws IOException {
    TensoeCommands.Result result = tensoe.run("report", "--sandbox", "--run=../../x");
    assertThat(result.exit(), is(2));
    assertThat(result.err(), containsString("the newest are 20"));
    assertThat(result.out(), is(""));
    assertThat(tensoe.run("report", "--sandbox", "--output=" + folder).exit(), is(2));
  }

  @Test
  void withoutARunThereIsNoReportAndNothingIsMade(@TempDir Path empty) throws IOException {
    Path data = empty.resolve("data");
    TensoeCommands.Result result = new TensoeCommands(data).run("report", "--sandbox");
    assertThat(result.exit(), is(2));
    assertThat(result.err(), containsString("there is no database in " + data));
    assertThat(Files.exists(data), is(false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tracks", "stats", "report", "snapshot", "resume", "purge --source=aoty --yes"})
  void whoReadsMakesNoDatabaseAndNamesTheOneThatIsMeant(String command, @TempDir Path empty)
      throws IOException {
    String[] words = (command + " --spotifyApiUrl=http://127.0.0.1:1").split(" ", -1);
    if (!command.startsWith("resume") && !command.startsWith("purge")) {
      words = new String[] {command};
    }
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--sandbox");
    Path typo = Files.createDirectory(empty.resolve("typo"));
    TensoeCommands.Result result = new TensoeCommands(typo).run(all.toArray(String[]::new));
    assertThat(result.err(), result.exit(), is(2));
    assertThat(result.err(), containsString("there is no database in " + typo));
    try (Stream<Path> made = Files.list(typo)) {
      assertThat(made.toList(), is(List.of()));
    }
  }

  @Test
  void whoForgotTheSandboxIsToldTheCommandThatReadsIt() throws IOException {
    TensoeCommands.Result result = tensoe.run("tracks", "--artist=Radiohead");
    assertThat(result.exit(), is(2));
    assertThat(
        result.err(),
        containsString("./tensoe tracks --artist=Radiohead --dataDir=" + folder + " --sandbox"));
  }

  @Test
  void aDataFolderThatIsNoneIsUsage() throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Path file = folder.resolve("list.csv");
    for (String folder : new String[] {"", " ", file.toString()}) {
      String[] arguments = {"ingest", "--sandbox", "--generated=1", "--dataDir=" + folder};
      Console console = new Console(stream, stream, Instant.now(), false);
      assertThat(CommandLine.run(arguments, console), is(2));
    }
    assertThat(err.toString(StandardCharsets.UTF_8), containsString("--dataDir is empty"));
  }

  @Test
  void aResultThatCannotBeWrittenIsUsageBeforeAnythingRuns(@TempDir Path empty) throws IOException {
    Path data = empty.resolve("data");
    for (String option : List.of("--summary=", "--sandboxStats=")) {
      TensoeCommands.Result result =
          new TensoeCommands(data).run("resume", "--sandbox", option + empty, option + empty);
      assertThat(result.err(), result.exit(), is(2));
    }
    String[] arguments = {
      "ingest", "--sandbox", "--generated=1", "--dataDir=" + data, "--summary=" + empty
    };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console = new Console(stream, stream, Instant.now(), false);
    assertThat(CommandLine.run(arguments, console), is(2));
    assertThat(
        err.toString(StandardCharsets.UTF_8),
        containsString("--summary=" + empty + " is a folder"));
    assertThat(Files.exists(data), is(false));
  }

  @Test
  void rejectedRowsOfAnEarlierRunAreStillCounted(@TempDir Path other) throws IOException {
    TensoeCommands tensoe = new TensoeCommands(other);
    Path list =
        Files.writeString(other.resolve("bad.csv"), "album,artist\n,a\n,b\nKid A,Radiohead\n");
    TensoeCommands.Result first = tensoe.run("ingest", "--sandbox", "--input=" + list);
    assertThat(first.err(), containsString("A new database is made in " + other));
    TensoeCommands.Result again =
        tensoe.run("ingest", "--sandbox", "--album=Kid A", "--artist=Radiohead");
    assertThat(again.err(), not(containsString("new database")));
    assertThat(
        tensoe.run("stats", "--sandbox").out(),
        containsString("2 dead letters over all runs, 0 of the last run"));
  }

  @Test
  void doctorSaysWhatWasSpent() throws IOException {
    TensoeCommands.Result result = tensoe.run("doctor", "--sandbox");
    assertThat(result.out(), result.exit(), is(0));
    assertThat(
        result.out(),
        allOf(
            containsString("schema 8"),
            containsString("No request was made"),
            containsString("limit 100/1s"),
            not(containsString("; 0 calls")),
            not(containsString("problem"))));
  }

  @Test
  void doctorCreatesNothing(@TempDir Path empty) throws IOException {
    Path data = empty.resolve("data");
    TensoeCommands.Result result = new TensoeCommands(data).run("doctor", "--sandbox");
    assertThat(result.out(), containsString("will be created"));
    assertThat(Files.exists(data), is(false));
  }

  @Test
  void withoutACatalogueSourceDoctorSaysNo() throws IOException {
    TensoeCommands.Result result = tensoe.run("doctor", "--sandbox", "--sources=lastfm,aoty");
    assertThat(result.exit(), is(2));
    assertThat(result.out(), containsString("problem  sources"));
    assertThat(
        result.out().lines().toList(), hasItem(startsWith("missing  spotify   left out by")));
    assertThat(tensoe.run("doctor", "--sources=spotfy").exit(), is(2));
  }

  @Test
  void doctorNamesADatabaseThatDoesNotAnswerAndNoPassword() throws IOException {
    TensoeCommands.Result result =
        tensoe.run("doctor", "--sandbox", "--jdbcUrl=jdbc:postgresql://127.0.0.1:1/x");
    assertThat(result.exit(), is(2));
    assertThat(result.out(), containsString("problem  database"));
  }

  @Test
  void aPortThatIsTakenIsUsage() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      TensoeCommands.Result result = tensoe.run("sandbox", "--port=" + taken.getLocalPort());
      assertThat(result.exit(), is(2));
      assertThat(result.err(), containsString("--port=" + taken.getLocalPort()));
    }
  }
}
