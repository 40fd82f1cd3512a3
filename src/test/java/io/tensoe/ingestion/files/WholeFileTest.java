package io.tensoe.ingestion.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path home;

  @Test
  void missingFoldersAreMadeOnlyOnDemandAndNothingElseIsLeft() throws Exception {
    Path file = home.resolve("a/b/c.txt");
    // A worker on another machine must not make a folder that only looks like the shared one.
    assertThrows(
        IOException.class, () -> WholeFile.write(file, draft -> Files.writeString(draft, "new")));
    assertThat(FolderTree.list(home), is(List.of()));
    WholeFile.makeFolderOf(file);
    WholeFile.write(file, draft -> Files.writeString(draft, "new"));
    assertThat(Files.readString(file), is("new"));
    assertThat(FolderTree.list(home.resolve("a/b")), is(List.of(file)));
  }

  @Test
  void whileItIsWrittenTheOlderOneIsThere() throws Exception {
    Path file = Files.writeString(home.resolve("f"), "old");
    WholeFile.write(
        file,
        draft -> {
          Files.writeString(draft, "ne");
          assertThat(Files.readString(file), is("old"));
          Files.writeString(draft, "new");
        });
    assertThat(Files.readString(file), is("new"));
  }

  @Test
  void aWritingThatFailsLeavesTheOlderOneAndNoDraft() throws Exception {
    Path file = Files.writeString(home.resolve("f"), "old");
    assertThrows(
        IOException.class,
        () ->
            WholeFile.write(
                file,
                draft -> {
                  Files.writeString(draft, "half");
                  throw new IOException("the disk is full");
                }));
    assertThat(Files.readString(file), is("old"));
    assertThat(FolderTree.list(home), is(List.of(file)));
  }

  @Test
  void itKeepsItsPermissions() throws Exception {
    Path file = Files.writeString(home.resolve("f"), "old");
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    WholeFile.write(file, draft -> Files.writeString(draft, "new"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), is("rw-r-----"));
  }
}
