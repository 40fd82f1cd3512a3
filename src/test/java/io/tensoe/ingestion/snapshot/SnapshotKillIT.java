package io.tensoe.ingestion.snapshot;

import static io.tensoe.ingestion.snapshot.export.ExportDesk.names;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.snapshot.folder.Latest;
import io.tensoe.ingestion.snapshot.folder.SnapshotFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that end without a word while they publish, each at another step. */
class SnapshotKillIT {
  private static final int KILLED = 137;

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"sync", "rename", "link", "latest", "end"})
  void aKillLeavesASnapshotWholeOrAbsentAndTheEarlierOnesAsTheyWere(String step) throws Exception {
    publish("1");
    assertThat(child("2", step), is(KILLED));
    assertThat(Files.readString(home.resolve("1/manifest.json")), is("all of 1"));
    String latest = Latest.version(home);
    assertThat(latest, anyOf(is("1"), is("2")));
    assertThat(Files.readString(home.resolve("latest/manifest.json")), is("all of " + latest));
    boolean isThere = Files.exists(home.resolve("2"));
    if (isThere) {
      assertThat(Files.readString(home.resolve("2/manifest.json")), is("all of 2"));
    }
    publish("3");
    assertThat(
        "what the killed one left is gone",
        names(home),
        is(
            isThere
                ? List.of(".lock", "1", "2", "3", "latest")
                : List.of(".lock", "1", "3", "latest")));
    assertThat(Latest.version(home), is("3"));
  }

  @Test
  void aKillWhileFilesAreWrittenLeavesOnlyWhatTheNextOneRemoves() throws Exception {
    assertThat(child("1", "write"), is(KILLED));
    assertThat(names(home), contains(".lock", ".writing-1", ".writing-1.lock"));
    publish("2");
    assertThat(names(home), contains(".lock", "2", "latest"));
  }

  private void publish(String version) throws Exception {
    assertThat(child(version, "never"), is(0));
  }

  private int child(String version, String step) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SnapshotKillIT.class.getName(),
            home.toString(),
            version,
            step)
        .inheritIO()
        .start()
        .waitFor();
  }

  /** The process that is killed: folder, version, and the step before which it ends. */
  public static void main(String[] arguments) throws Exception {
    SnapshotFolder.Steps steps =
        step -> {
          if (step.equals(arguments[2])) {
            Runtime.getRuntime().halt(KILLED);
          }
        };
    try (SnapshotFolder folder = SnapshotFolder.open(Path.of(arguments[0]), arguments[1], steps)) {
      Files.writeString(folder.staging().resolve("manifest.json"), "all of " + arguments[1]);
      steps.before("write");
      folder.publish();
    }
  }
}
