package io.tensoe.ingestion.seeds.input;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.seeds.rows.SeedInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectories(folder.resolve("more/deep"));
    Files.createDirectories(folder.resolve(".tensoe"));
    for (String name :
        List.of(
            "b.csv",
            "a.csv",
            "a,b.csv",
            "list [2020].csv",
            "notes.txt",
            "._a.csv",
            "more/c.csv",
            "more/deep/d.csv",
            ".tensoe/d.csv")) {
      Files.writeString(folder.resolve(name), "album,artist\n");
    }
  }

  private List<String> matching(String... patterns) {
    String all =
        Arrays.stream(patterns).map(p -> folder + "/" + p).collect(Collectors.joining(", "));
    return InputFiles.matching(all).stream().map(p -> folder.relativize(p).toString()).toList();
  }

  private static String refusal(String pattern) {
    return String.valueOf(
        assertThrows(SeedInputException.class, () -> InputFiles.matching(pattern)).getMessage());
  }

  @Test
  void filesComeSortedByNameWithoutHiddenOnes() {
    assertThat(matching("*.csv"), contains("a,b.csv", "a.csv", "b.csv", "list [2020].csv"));
    assertThat(matching("?.csv"), contains("a.csv", "b.csv"));
    assertThat(matching("._*.csv"), contains("._a.csv"));
    assertThat(matching("m*/*.csv"), contains("more/c.csv"));
  }

  @Test
  void twoStarsMatchAnyDepthAndNone() {
    assertThat(
        matching("**/[a-d].csv"), contains("a.csv", "b.csv", "more/c.csv", "more/deep/d.csv"));
    assertThat(matching(".tensoe/*.csv"), contains(".tensoe/d.csv"));
  }

  @Test
  void aFileOfThatVeryNameWinsOverThePattern() {
    assertThat(matching("list [2020].csv"), contains("list [2020].csv"));
    assertThat(matching("a,b.csv"), contains("a,b.csv"));
  }

  @Test
  void severalPatternsKeepTheirOrderAndAFileIsReadOnce() {
    assertThat(matching("more/c.csv", "b.csv", "?.csv"), contains("more/c.csv", "b.csv", "a.csv"));
    assertThat(matching("{b,a}.csv"), contains("a.csv", "b.csv"));
  }

  @Test
  void whatMatchesNothingIsRefusedWithTheNearestFile() {
    assertThat(
        refusal(folder + "/b.cvs"),
        allOf(containsString("--input=" + folder + "/b.cvs"), containsString("did you mean")));
    assertThat(refusal(folder + "/notez.txt"), containsString("notes.txt?"));
    assertThat(refusal(folder + "/*.tsv"), containsString("did you mean"));
    assertThat(refusal(folder + "/quite-something-else"), not(containsString("did you mean")));
    assertThat(refusal(folder + "/gone/x.csv"), containsString("there is no folder"));
    assertThat(refusal(folder + "/a.csv," + folder + "/zz/*.csv"), containsString("zz"));
    assertThat(refusal("~/albums.csv"), containsString("$HOME"));
    assertThat(refusal(""), containsString("--input="));
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertThat(refusal(folder.toString()), containsString("*.csv"));
    assertThat(refusal(folder + "/[a.csv"), containsString("no pattern"));
    assertThat(refusal("a\u0000b"), containsString("no file name"));
  }

  @Test
  void aFolderInACircleIsWalkedOnce() throws IOException {
    Files.createSymbolicLink(folder.resolve("more/loop"), folder);

    assertThat(matching("more/**/c.csv"), contains("more/c.csv"));
  }
}
