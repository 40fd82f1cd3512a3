package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout that is built, with a java that says how it was started. */
final class LauncherTest {
  @TempDir Path folder;

  private Path checkout;

  @BeforeEach
  void build() throws IOException {
    checkout = Files.createDirectories(folder.resolve("a checkout"));
    Files.createDirectories(checkout.resolve("src/main"));
    Files.createFile(checkout.resolve("pom.xml"));
    Files.copy(Path.of("tensoe"), checkout.resolve("tensoe"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.createDirectories(checkout.resolve("target"));
    Files.createFile(checkout.resolve("target/tensoe-ingestion.jar"));
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$LC_ALL|$*\"\n");
    assertThat("executable", java.toFile().setExecutable(true));
  }

  @Test
  void aLinkOfALinkOnThePathRunsTheCheckoutItPointsTo() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("my bin"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("a checkout", "tensoe"));
    Files.createSymbolicLink(bin.resolve("tensoe"), Path.of("..", "link"));
    assertThat(
        said(bin.resolve("tensoe"), "C.UTF-8"),
        containsString("-jar " + checkout.toRealPath().resolve("target/tensoe-ingestion.jar")));
  }

  @Test
  void underAnAsciiLocaleTheJvmGetsOneThatNamesEveryFile() throws Exception {
    for (String locale : new String[] {"C", "POSIX", "", "xx_XX.UTF-8"}) {
      String said = said(checkout.resolve("tensoe"), locale);
      assertThat(locale, said.split("\\|", -1)[0], endsWith("UTF-8"));
      assertThat(locale, said, endsWith("--artist=Sigur Rós\n"));
    }
  }

  @Test
  void aLocaleThatIsUtf8IsLeftAlone() throws Exception {
    assertThat(said(checkout.resolve("tensoe"), "C.UTF-8"), startsWith("C.UTF-8|"));
  }

  private String said(Path launcher, String locale) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "bash",
            "-c",
            "exec \"$0\" tracks --artist='Sigur R'$'\\303\\263's",
            launcher.toString());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.equals("LANG") || name.startsWith("LC_"));
    environment.put("LC_ALL", locale);
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.substring(said.lastIndexOf('\n', said.length() - 2) + 1);
  }
}
