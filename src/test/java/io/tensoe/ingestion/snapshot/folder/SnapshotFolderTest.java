package io.tensoe.ingestion.snapshot.folder;

import static io.tensoe.ingestion.snapshot.export.ExportDesk.names;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.snapshot.manifest.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFolderTest {
  @TempDir Path home;

  @Test
  void nothingIsVisibleBeforeItIsPublished() throws Exception {
    try (SnapshotFolder folder = begin("1")) {
      Files.writeString(folder.staging().resolve("manifest.json"), "1");
      assertThat(names(home), contains(".lock", ".writing-1", ".writing-1.lock"));
      assertThat(folder.publish(), is(home.resolve("1")));
    }
    assertThat(names(home), contains(".lock", "1", "latest"));
    assertThat(Files.readString(home.resolve("latest/manifest.json")), is("1"));
  }

  @Test
  void oneThatIsGivenUpLeavesNothing() throws Exception {
    publish("1");
    try (SnapshotFolder folder = begin("2")) {
      Files.writeString(folder.staging().resolve("half"), "");
    }
    assertThat(names(home), contains(".lock", "1", "latest"));
    assertThat(Latest.version(home), is("1"));
  }

  @Test
  void aSlowOlderOneDoesNotTurnLatestBack() throws Exception {
    try (SnapshotFolder old = begin("1")) {
      publish("2");
      old.publish();
    }
    assertThat(names(home), contains(".lock", "1", "2", "latest"));
    assertThat(Latest.version(home), is("2"));
  }

  @Test
  void aPointerToNothingIsReplaced() throws Exception {
    Files.createSymbolicLink(home.resolve("latest"), Path.of("9"));
    publish("1");
    assertThat(Latest.version(home), is("1"));
  }

  @Test
  void whatAnotherWritesNowIsLeftAlone() throws Exception {
    try (SnapshotFolder other = begin("1")) {
      publish("2");
      assertThat(Files.isDirectory(other.staging()), is(true));
      other.publish();
    }
  }

  @Test
  void oneVersionIsWrittenOnce() throws Exception {
    publish("1");
    try (SnapshotFolder again = begin("1")) {
      assertThrows(java.io.IOException.class, again::publish);
    }
    assertThat(names(home), contains(".lock", "1", "latest"));
  }

  @Test
  void aFileThatHoldsANameIsAPointerToo() throws Exception {
    publish("1");
    Files.delete(home.resolve("latest"));
    Files.writeString(home.resolve("latest"), "1\n");
    Files.writeString(home.resolve("1").resolve(Manifest.NAME), "{}");
    assertThat(
        SnapshotPlace.find(home.resolve("latest").toString(), home),
        is(home.resolve("1").toRealPath()));
    assertThat(SnapshotPlace.find("latest", home), is(home.resolve("1").toRealPath()));
    assertThat(SnapshotPlace.find(home.toString(), home), is(home.resolve("1").toRealPath()));
    assertThrows(ExportException.class, () -> SnapshotPlace.find("2", home));
  }

  @Test
  void aStartThatFailsHoldsNoLock() throws Exception {
    SnapshotFolder first = begin("1");
    assertThrows(java.io.IOException.class, () -> begin("1"), "somebody writes it");
    first.close();
    // Nobody can make this folder: a name that is too long for any file system.
    String tooLong = "v".repeat(250);
    assertThrows(java.io.IOException.class, () -> begin(tooLong));
    begin("1").close();
    assertThat(names(home), contains(".lock"));
  }

  private SnapshotFolder begin(String version) throws Exception {
    return SnapshotFolder.open(home, version, SnapshotFolder.Steps.NONE);
  }

  private void publish(String version) throws Exception {
    try (SnapshotFolder folder = begin(version)) {
      Files.writeString(folder.staging().resolve("manifest.json"), version);
      folder.publish();
    }
  }
}
