package io.tensoe.ingestion.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {
  @TempDir Path home;

  @Test
  void whatALinkPointsToStaysWhenItsFolderIsDeleted() throws Exception {
    Path kept = Files.createDirectories(home.resolve("kept"));
    Files.writeString(kept.resolve("file"), "x");
    Path folder = Files.createDirectories(home.resolve("folder/below"));
    Files.createSymbolicLink(folder.resolve("link"), kept);
    FolderTree.delete(home.resolve("folder"));
    assertThat(Files.exists(home.resolve("folder")), is(false));
    assertThat(Files.readString(kept.resolve("file")), is("x"));
  }

  @Test
  void whatIsNotThereIsDeletedAlready() throws Exception {
    FolderTree.delete(home.resolve("none"));
    assertThat(FolderTree.list(home).isEmpty(), is(true));
  }

  @Test
  void aFolderWithSomethingInItIsNotReplaced() throws Exception {
    Path fresh = Files.createDirectory(home.resolve("fresh"));
    Path place = Files.createDirectory(home.resolve("place"));
    Files.writeString(place.resolve("file"), "x");
    assertThrows(FileSystemException.class, () -> FolderTree.moveWhole(fresh, place));
    assertThat(Files.readString(place.resolve("file")), is("x"));
  }
}
