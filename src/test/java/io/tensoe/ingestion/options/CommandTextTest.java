package io.tensoe.ingestion.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.options.commands.IngestOptions;
import io.tensoe.ingestion.options.commands.TracksOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTextTest {
  @Test
  void theSameCommandAgainHasAllThatWasGivenAndQuotesForTheShell() {
    TracksOptions options =
        OptionParser.parse(
            TracksOptions.class,
            List.of("--artist=Guns N' Roses", "--dataDir=/tmp/x y", "--sandbox", "--limit=3"));
    assertThat(
        CommandText.again("tracks", options, Map.of("offset", "3")),
        is(
            "./tensoe tracks --artist='Guns N'\\'' Roses' --dataDir='/tmp/x y' --limit=3 --offset=3"
                + " --sandbox"));
  }

  @Test
  void theOtherEmbeddedDatabaseIsNotReachedBehindAnAddress() {
    TracksOptions options =
        OptionParser.parse(
            TracksOptions.class,
            List.of("--jdbcUrl=jdbc:postgresql://h:1/music", "--jdbcUser=me", "--limit=3"));
    assertThat(CommandText.other("tracks", options), is("./tensoe tracks --limit=3 --sandbox"));
  }

  @Test
  void anotherCommandTakesTheDatabaseOnly() {
    IngestOptions options =
        OptionParser.parse(
            IngestOptions.class,
            List.of(
                "--input=x.csv",
                "--jdbcUrl=jdbc:postgresql://h:1/music",
                "--jdbcUser=me",
                "--lastfmUrl=http://localhost:1/2.0",
                "--dataDir=.tensoe"));
    assertThat(
        CommandText.of("stats", options),
        is("./tensoe stats --jdbcUrl=jdbc:postgresql://h:1/music --jdbcUser=me"));
    assertThat(
        CommandText.resume(options),
        is(
            "./tensoe resume --jdbcUrl=jdbc:postgresql://h:1/music --jdbcUser=me"
                + " --lastfmUrl=http://localhost:1/2.0"));
  }
}
