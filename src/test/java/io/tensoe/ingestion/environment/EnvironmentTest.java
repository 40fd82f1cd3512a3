package io.tensoe.ingestion.environment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  @TempDir Path folder;

  private final Map<String, String> variables = new HashMap<>();

  @Test
  void aSecretMayBeAFileThatAVariableNames() throws Exception {
    variables.put("KEY_FILE", file("hush\n"));

    assertThat(Environment.get("KEY", variables::get), is("hush"));
  }

  @Test
  void theVariableItselfGoesBeforeTheFile() throws Exception {
    variables.put("KEY_FILE", file("hush"));
    variables.put("KEY", "open");

    assertThat(Environment.get("KEY", variables::get), is("open"));
  }

  @Test
  void blankIsNotSet() throws Exception {
    variables.put("KEY", "  ");
    variables.put("OTHER_FILE", file(" \n"));

    assertThat(Environment.get("KEY", variables::get), is(nullValue()));
    assertThat(Environment.get("OTHER", variables::get), is(nullValue()));
    assertThat(Environment.get("NOWHERE", variables::get), is(nullValue()));
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    variables.put("KEY_FILE", folder.resolve("gone").toString());

    EnvironmentException e =
        assertThrows(EnvironmentException.class, () -> Environment.get("KEY", variables::get));

    assertThat(e.getMessage(), containsString("KEY_FILE"));
    assertThat(e.getMessage(), containsString("gone"));
    assertThat(e.getMessage(), not(containsString("hush")));
  }

  private String file(String content) throws Exception {
    return Files.writeString(folder.resolve("secret"), content).toString();
  }
}
