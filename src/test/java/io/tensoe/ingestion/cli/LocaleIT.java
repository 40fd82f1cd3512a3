package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user gets does not depend on the locale and the time zone of the machine. */
class LocaleIT {
  /** That of the machine, as the JVM found it. */
  private static final Locale USUAL =
      new Locale.Builder()
          .setLanguage(System.getProperty("user.language", ""))
          .setRegion(System.getProperty("user.country", ""))
          .build();

  @TempDir static Path home;
  private static List<String> expected;

  @BeforeAll
  static void runAsInEngland() throws IOException {
    expected = outputs(Locale.ROOT, "UTC");
  }

  /** Digits of their own, a dotless i, a Buddhist calendar; zones that are odd. */
  @ParameterizedTest
  @CsvSource({
    "ar-EG-u-nu-arab, Asia/Kathmandu",
    "fa-IR-u-nu-arabext, Pacific/Apia",
    "my-MM-u-nu-mymr, America/St_Johns",
    "tr-TR, Africa/Casablanca",
    "th-TH-u-ca-buddhist-nu-thai, Pacific/Chatham",
  })
  void everyResultIsTheSame(String locale, String zone) throws IOException {
    assertThat(outputs(Locale.forLanguageTag(locale), zone), is(expected));
  }

  @Test
  void theComparisonIsOfSomething() {
    assertThat(expected.get(0).lines().count() > 20, is(true));
    assertThat(expected.get(1).contains("100.00"), is(true));
    assertThat(expected.get(2).contains("sha256:"), is(true));
  }

  @AfterEach
  void asItWas() {
    Locale.setDefault(USUAL);
    TimeZone.setDefault(null);
  }

  /** When a row was written, and by which run, differs always. */
  private static String withoutTimes(String text) {
    return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+", "TIME")
        .replaceAll("\\d{8}-\\d{6}-\\d{3}-[0-9a-f]{4}", "RUN");
  }

  /** Tracks, counts and the hash of a snapshot of one small run. */
  private static List<String> outputs(Locale locale, String zone) throws IOException {
    Locale.setDefault(locale);
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      Path folder = home.resolve(locale.toLanguageTag());
      TensoeCommands tensoe = new TensoeCommands(folder);
      TensoeCommands.Result run = tensoe.run("ingest", "--sandbox", "--generated=4");
      assertThat(run.err(), run.exit(), is(0));
      String snapshot =
          tensoe.run("snapshot", "--sandbox", "--output=" + folder.resolve("snapshots")).out();
      return List.of(
          withoutTimes(tensoe.run("tracks", "--sandbox", "--limit=100", "--format=csv").out()),
          tensoe
              .run("stats", "--sandbox")
              .out()
              .lines()
              .filter(line -> !line.startsWith("Last run"))
              .toList()
              .toString(),
          snapshot.lines().filter(line -> !line.contains(home.toString())).toList().toString());
    } finally {
      Locale.setDefault(USUAL);
      TimeZone.setDefault(null);
    }
  }
}
