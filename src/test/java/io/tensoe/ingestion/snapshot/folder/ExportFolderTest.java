package io.tensoe.ingestion.snapshot.folder;

import static io.tensoe.ingestion.snapshot.export.ExportDesk.names;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportFolderTest {
  @TempDir Path home;

  @Test
  void checkingMakesNothing() throws Exception {
    ExportFolder.check(home.resolve("a/b"));
    ExportFolder.check(home);
    assertThat(names(home), is(empty()));
  }

  @Test
  void aFileInTheWayIsRefused() throws Exception {
    Path file = Files.createFile(home.resolve("file"));
    for (Path folder : new Path[] {file, file.resolve("below")}) {
      ExportException refused =
          assertThrows(ExportException.class, () -> ExportFolder.check(folder));
      assertThat(refused.getMessage(), containsString(file + " is not a folder"));
    }
  }

  @Test
  void nothingIsVisibleBeforeItIsPublished() throws Exception {
    ExportFolder folder = new ExportFolder(home, "r");
    Path staging = folder.open();
    Files.createFile(staging.resolve(ExportFolder.name("r", 0, 1)));
    Files.createFile(staging.resolve("half-written"));
    assertThat(names(home), contains(".writing-r"));
    folder.publish();
    folder.discard();
    assertThat(names(home), contains("tracks-r-00000-of-00001.parquet"));
  }

  @Test
  void missingFilesMeanThatWorkersWroteElsewhere() throws Exception {
    ExportFolder folder = new ExportFolder(home, "r");
    Path staging = folder.open();
    Path earlier = Files.createFile(home.resolve(ExportFolder.name("r", 0, 1)));
    assertThrows(ExportException.class, folder::publish);
    Files.createFile(staging.resolve(ExportFolder.name("r", 0, 2)));
    ExportException refused = assertThrows(ExportException.class, folder::publish);
    assertThat(refused.getMessage(), containsString("all machines share"));
    assertThat(Files.exists(earlier), is(true));
  }

  @Test
  void filesTheRunHasNoLongerAreRemoved() throws Exception {
    ExportFolder folder = new ExportFolder(home, "r");
    Files.createFile(home.resolve(ExportFolder.name("r", 0, 2)));
    Files.createFile(home.resolve(ExportFolder.name("r", 1, 2)));
    Files.createFile(home.resolve(ExportFolder.name("r-2", 0, 1)));
    Files.createFile(folder.open().resolve(ExportFolder.name("r", 0, 1)));
    folder.publish();
    folder.discard();
    assertThat(
        names(home),
        contains("tracks-r-00000-of-00001.parquet", "tracks-r-2-00000-of-00001.parquet"));
  }

  @Test
  void whatKilledProcessesLeftIsRemovedAndWhatOthersWriteNowIsNot() throws Exception {
    Path killed = new ExportFolder(home, "killed").open();
    Files.createFile(killed.resolve("half-written"));
    Files.setLastModifiedTime(killed, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    new ExportFolder(home, "writes").open();
    Files.createFile(new ExportFolder(home, "r").open().resolve("half-written"));
    assertThat(names(new ExportFolder(home, "r").open()), is(empty()));
    assertThat(names(home), contains(".writing-r", ".writing-writes"));
  }
}
