package io.tensoe.ingestion.files;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFileTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  private long files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void aFileIsReplacedKeepsItsPermissionsAndNothingElseIsLeft() throws Exception {
    Path file = file("a.json", "a long text that was there before");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    OutputFile.write(file, "new");
    assertThat(Files.readString(file), is("new"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), is("rw-rw-r--"));
    assertThat(files(), is(1L));
    OutputFile.write(folder.resolve("b/c.json"), "made");
    assertThat(Files.readString(folder.resolve("b/c.json")), is("made"));
  }

  @Test
  void aLinkStaysAndWhatItPointsToIsReplaced() throws Exception {
    Path target = file("target", "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("target"));
    Path chain = Files.createSymbolicLink(folder.resolve("chain"), link);
    OutputFile.write(chain, "new");
    assertThat(Files.readString(target), is("new"));
    assertThat(Files.isSymbolicLink(link) && Files.isSymbolicLink(chain), is(true));

    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("later"));
    OutputFile.write(dangling, "first");
    assertThat(Files.isSymbolicLink(dangling), is(true));
    assertThat(Files.readString(folder.resolve("later")), is("first"));
  }

  @Test
  void aPipeIsWrittenInto() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(), is(0));
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (java.io.IOException e) {
                return e.toString();
              }
            });
    OutputFile.write(pipe, "text");
    assertThat(reader.get(10, TimeUnit.SECONDS), is("text"));
    assertThat(Files.isRegularFile(pipe), is(false));
  }

  @Test
  void aDeviceStaysADeviceAndAFullOneSaysSo() throws Exception {
    OutputFile.write(Path.of("/dev/null"), "text");
    assertThat(Files.isRegularFile(Path.of("/dev/null")), is(false));
    OutputFileException full =
        assertThrows(
            OutputFileException.class, () -> OutputFile.write(Path.of("/dev/full"), "text"));
    assertThat(full.getMessage(), is("/dev/full cannot be written: No space left on device"));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileInMemoryIsAFileLikeAnyOther() throws Exception {
    Path memory = Files.createTempDirectory(Path.of("/dev/shm"), "output");
    Path file = memory.resolve("a.json");
    try {
      OutputFile.write(file, "a long text that was there before");
      OutputFile.write(file, "new");
      assertThat(Files.readString(file), is("new"));
    } finally {
      Files.deleteIfExists(file);
      Files.delete(memory);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FOLDER", "new/", "FILE/below", "FILE/"})
  void whatIsNoFileIsRefusedBeforehand(String given) throws Exception {
    file("plain", "");
    String text =
        given.replace("FOLDER", folder.toString()).replace("FILE", folder.resolve("plain") + "");
    assertThat(OutputFile.problem(Path.of(text), text.endsWith("/")) == null, is(false));
  }

  @Test
  void whatCanBeWrittenIsNot() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("later"));
    for (Path each :
        new Path[] {file("x", ""), folder.resolve("a/b/c"), link, Path.of("/dev/null")}) {
      assertThat(OutputFile.problem(each, false), is(nullValue()));
    }
    Path away = Files.createSymbolicLink(folder.resolve("away"), folder);
    assertThat(OutputFile.problem(away, false), containsString("is a folder"));
  }
}
