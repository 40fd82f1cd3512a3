package io.tensoe.ingestion.environment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
  private static EnvFile of(String text) {
    return EnvFile.of(".env", text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          KEY=v                  | v
          export KEY=v           | v
          export  KEY = v        | v
          KEY="v"                | v
          KEY='v w' # said       | v w
          KEY="a \\"b\\" \\\\c"  | a "b" \\c
          KEY="pa\\ss\\n \\$5"    | pa\\ss\\n $5
          KEY=v # said           | v
          KEY=v#w                | v#w
          KEY='# no comment'     | # no comment
          KEY=a=b==              | a=b==
          KEY=schön              | schön
          """)
  void theUsualFormsAreRead(String line, String value) {
    assertThat(of(line).values(), is(Map.of("KEY", value)));
    assertThat(of("\uFEFF" + line + "\r\n\r\n# a comment\r\n").values(), is(Map.of("KEY", value)));
    assertThat(of(line).notes(), is(empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"KEY: hush", "KEY=\"hush", "KEY='hush' hush", "hush", "1KEY=hush", "KEY=hu\0sh"})
  void anyOtherLineIsNamedWithoutItsValueAndTheRestIsRead(String line) {
    EnvFile file = of("# first\nA=1\n" + line + "\nB=2\n");
    assertThat(file.values(), is(Map.of("A", "1", "B", "2")));
    assertThat(file.notes(), contains(containsString(".env, line 3 ")));
    assertThat(file.notes().get(0), not(containsString("hush")));
  }

  @Test
  void aLongValueInQuotesIsRead() {
    String key = "k".repeat(100_000);
    assertThat(of("KEY=\"" + key + "\"").values(), is(Map.of("KEY", key)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
  void utf16WithItsMarkIsRead(String charset) {
    byte[] bytes = "\uFEFFA=1\r\nB=ö\r\n".getBytes(Charset.forName(charset));
    assertThat(EnvFile.of(".env", bytes), is(new EnvFile(Map.of("A", "1", "B", "ö"), List.of())));
  }

  @Test
  void aByteOfAnotherEncodingCostsItsLineAndNoneInAComment() {
    byte[] bytes = "# für\nA=1\nB=schön\nC=2".getBytes(StandardCharsets.ISO_8859_1);
    EnvFile file = EnvFile.of(".env", bytes);
    assertThat(file.values(), is(Map.of("A", "1", "C", "2")));
    assertThat(file.notes(), contains(".env, line 3 is not UTF-8; it is left out"));
  }

  @Test
  void aFolderOfThatNameIsSaidAndNoneIsNothing(@TempDir Path folder) throws Exception {
    assertThat(EnvFile.read(folder.resolve(".env")), is(new EnvFile(Map.of(), List.of())));
    Files.createDirectory(folder.resolve(".env"));
    EnvFile read = EnvFile.read(folder.resolve(".env"));
    assertThat(read.notes(), contains(containsString("is a folder")));
  }
}
