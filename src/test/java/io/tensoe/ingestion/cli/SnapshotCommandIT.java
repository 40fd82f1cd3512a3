package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.model.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code snapshot} and {@code snapshot diff} as a user calls them, after one ingest. */
class SnapshotCommandIT {
  @TempDir static Path folder;
  private static TensoeCommands tensoe;
  private static String snapshots;

  @BeforeAll
  static void ingest() throws IOException {
    tensoe = new TensoeCommands(folder);
    snapshots = folder.resolve("snapshots").toString();
    assertThat(tensoe.run("ingest", "--sandbox", "--input=inputs/albums.csv").exit(), is(0));
    TensoeCommands.Result first = snapshot("--format=parquet,csv");
    assertThat(first.err(), first.exit(), is(0));
    assertThat(first.out(), startsWith("614 tracks: "));
    assertThat(first.err(), containsString("Not for machine learning, by the terms of Spotify"));
  }

  private static TensoeCommands.Result snapshot(String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("snapshot", "--sandbox", "--output=" + snapshots));
    all.addAll(List.of(options));
    return tensoe.run(all.toArray(String[]::new));
  }

  private static TensoeCommands.Result diff(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("snapshot diff".split(" ")));
    all.addAll(List.of(arguments));
    all.add("--output=" + snapshots);
    return tensoe.run(all.toArray(String[]::new));
  }

  /** Folder that the last line of a snapshot names. */
  private static String folderOf(TensoeCommands.Result result) {
    List<String> lines = result.out().lines().toList();
    return lines.get(lines.size() - 1);
  }

  @Test
  void forMachineLearningNothingIsLeftWhereSpotifyIsTheOnlyCatalogueAndThatIsSaid()
      throws IOException {
    Path latest = Path.of(snapshots, "latest");
    Path before = latest.toRealPath();
    TensoeCommands.Result ml = snapshot("--purpose=ml");
    assertThat(ml.exit(), is(3));
    assertThat(ml.out(), is(""));
    assertThat(
        ml.err(),
        allOf(
            containsString("no snapshot was written"),
            containsString("614 of 614 tracks are left out"),
            containsString("--allowEmpty")));
    assertThat(latest.toRealPath(), is(before));
    TensoeCommands.Result none = snapshot("--limit=0");
    assertThat(none.err(), none.exit(), is(3));
    assertThat(none.err(), containsString("614 by --limit and --offset"));
    TensoeCommands.Result beyond = snapshot("--offset=10000");
    assertThat(beyond.err(), beyond.exit(), is(3));
    assertThat(latest.toRealPath(), is(before));
  }

  @Test
  void imitatedTracksSaySoInProvenanceManifestCardAndStats() throws Exception {
    Path snapshot = Path.of(folderOf(snapshot("--output=" + folder + "/marked")));
    assertThat(
        tensoe.rows("SELECT DISTINCT provenance ->> 'sandbox' FROM tracks"), is(List.of("true")));
    assertThat(
        Json.MAPPER
            .readTree(snapshot.resolve("manifest.json").toFile())
            .path("sandbox")
            .asBoolean(),
        is(true));
    assertThat(
        Files.readString(snapshot.resolve("README.md")), containsString("come from the sandbox"));
    assertThat(tensoe.run("stats", "--sandbox").out(), containsString("of the sandbox"));
  }

  @Test
  void anEmptySnapshotIsWrittenWhereThatIsAllowed() throws IOException {
    TensoeCommands.Result empty =
        snapshot("--limit=0", "--allowEmpty", "--output=" + folder + "/empty");
    assertThat(empty.err(), empty.exit(), is(0));
    assertThat(empty.out(), startsWith("0 tracks: "));
  }

  @Test
  void everySplitSaysHowManyArtistsAndLabelsItHas() throws IOException {
    TensoeCommands.Result all = snapshot("--output=" + folder + "/figures");
    for (String split : List.of("train", "validation", "test")) {
      assertThat(
          all.err(),
          matchesPattern(
              "(?s).*"
                  + split
                  + ": \\d+ tracks, \\d+ artists, the"
                  + " largest \\d+ %; genres \\d+ %, moods \\d+ %, score \\d+ %.*"));
    }
    TensoeCommands.Result small = snapshot("--limit=40", "--output=" + folder + "/small");
    assertThat(small.err(), containsString("WARNING: test has "));
    assertThat(
        Files.readString(Path.of(folderOf(small), "manifest.json")),
        containsString("\"largest_artist_tracks\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://b/x", "gs://b/x", "hdfs://h/x", "S3://b/x"})
  void anAddressOfAnotherFileSystemIsRefused(String address) throws IOException {
    for (TensoeCommands.Result result :
        List.of(
            tensoe.run("snapshot", "--sandbox", "--output=" + address),
            tensoe.run(
                "ingest",
                "--sandbox",
                "--album=Kid A",
                "--artist=Radiohead",
                "--export=" + address))) {
      assertThat(result.err(), result.exit(), is(2));
      assertThat(result.err(), containsString(address));
    }
    assertThat(Files.exists(Path.of(address.substring(0, address.indexOf('/')))), is(false));
  }

  @Test
  void aFileAddressIsAPath() throws IOException {
    Path target = folder.resolve("by address");
    TensoeCommands.Result result = snapshot("--output=" + target.toUri());
    assertThat(result.err(), result.exit(), is(0));
    assertThat(Files.isDirectory(target.resolve("latest")), is(true));
  }

  @Test
  void equalSnapshotsDoNotDifferAndFewerTracksDo() throws IOException {
    String all = folderOf(snapshot());
    String again = folderOf(snapshot("--splitBy=time"));
    TensoeCommands.Result same = diff(all, again, "--maxDrift=0");
    assertThat(same.err(), same.exit(), is(0));
    assertThat(same.out(), containsString("0 added, 0 removed, 0 changed, 614 unchanged"));
    String few = folderOf(snapshot("--limit=100", "--offset=10"));
    TensoeCommands.Result less = diff(all, "latest", "--maxDrift=0.05", "--format=json");
    assertThat(less.exit(), is(3));
    Map<?, ?> json = Json.read(less.out(), Map.class);
    assertThat(((Map<?, ?>) json.get("rows")).get("removed"), is(514));
    assertThat(String.valueOf(json.get("after")), is(Path.of(few).toRealPath().toString()));
    assertThat((Iterable<?>) json.get("over"), is(not(List.of())));
    assertThat(diff(all, few).exit(), is(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--splits=80,20", "--format=xml", "--splitBy=title", "--purpose=fun", "--exclude=napster",
        "--limit=-1", "--limit=many", "--output=", "--output=pom.xml/x", "--purpos=ml"
      })
  void whatCannotBeIsRefusedBeforeAnythingIsWritten(String option) throws IOException {
    List<String> before = names();
    TensoeCommands.Result refused =
        option.startsWith("--output")
            ? tensoe.run("snapshot", "--sandbox", option)
            : snapshot(option);
    assertThat(refused.err(), refused.exit(), is(2));
    assertThat(names(), is(before));
  }

  @Test
  void aComparisonNeedsTwoSnapshots() throws IOException {
    assertThat(diff("latest").err(), containsString("name two snapshots"));
    assertThat(diff("latest", "nowhere").exit(), is(2));
    assertThat(diff("latest", "latest", "--maxDrift=7").exit(), is(2));
    assertThat(diff("latest", "latest", "third").exit(), is(2));
    assertThat(tensoe.run("snapshot", "dif", "a", "b").exit(), is(2));
    assertThat("other commands of this process", tensoe.run("tracks", "--sandbox").exit(), is(0));
    assertThat(tensoe.run("snapshot", "diff", "--help").out(), containsString("total variation"));
  }

  @Test
  void theSnippetForDuckDbDoesWhatThePageSays() throws Exception {
    snapshot("--format=parquet,csv");
    List<String> splits = new ArrayList<>();
    long tracks = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                snippet("duckdb").replace("'snapshots/", "'" + snapshots + "/"))) {
      while (row.next()) {
        splits.add(row.getString("split"));
        tracks += row.getLong("tracks");
      }
    }
    assertThat(tensoe.rows("SELECT count(*) FROM tracks"), is(List.of("" + tracks)));
    assertThat(splits, is(List.of("test", "train", "validation")));
  }

  @Test
  void theSnippetForPandasDoesWhatThePageSays() throws Exception {
    snapshot("--format=parquet,csv");
    assumeTrue(python("import pandas").exit == 0, "python3 has no pandas");
    Said said = python(snippet("pandas"));
    assertThat(said.text, said.exit, is(0));
    assertThat(said.text, allOf(containsString("datetime64"), containsString("['")));
  }

  @Test
  void theCommandsAreInTheHelp() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream console = new PrintStream(out, true, StandardCharsets.UTF_8);
    for (String[] arguments : new String[][] {{"help"}, {"help", "snapshot", "diff"}}) {
      CommandLine.run(arguments, new Console(console, console, Instant.now(), false));
    }
    assertThat(
        out.toString(StandardCharsets.UTF_8),
        allOf(
            containsString("\n  snapshot      writes"),
            containsString("\n  snapshot diff compares"),
            containsString("--maxDrift")));
  }

  private static List<String> names() throws IOException {
    try (var files = Files.list(Path.of(snapshots))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String snippet(String name) throws IOException {
    Matcher found =
        Pattern.compile("<!-- snippet " + name + " -->\n```\\w+\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("docs/snapshots.md")));
    assertThat("docs/snapshots.md has a snippet for " + name, found.find(), is(true));
    return found.group(1);
  }

  private record Said(int exit, String text) {}

  private static Said python(String program) throws Exception {
    try {
      Process process =
          new ProcessBuilder("python3", "-c", program)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      String text =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      return new Said(process.waitFor(), text);
    } catch (IOException e) {
      return new Said(-1, "no python3");
    }
  }
}
