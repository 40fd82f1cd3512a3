package io.tensoe.ingestion.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.options.commands.IngestOptions;
import io.tensoe.ingestion.options.commands.TracksOptions;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A program that calls us has options of its own. */
class RegistryTest {
  /** Its names are ours, their defaults are not. */
  public interface HostOptions extends PipelineOptions {
    @Default.String("gs://bucket/*")
    String getInput();

    void setInput(String input);

    @Default.Integer(7)
    int getDataDir();

    void setDataDir(int number);
  }

  @AfterEach
  void forget() {
    PipelineOptionsFactory.resetCache();
  }

  @Test
  void whatAHostHasRegisteredStaysAndDoesNotDisturbUs() {
    PipelineOptionsFactory.register(HostOptions.class);
    Set<Class<? extends PipelineOptions>> before =
        Set.copyOf(PipelineOptionsFactory.getRegisteredOptions());

    IngestOptions ours = OptionParser.parse(IngestOptions.class, List.of("--input=a.csv"));
    assertThat(ours.getInput(), is("a.csv"));
    assertThat(ours.getDataDir(), is(".tensoe"));
    OptionParser.parse(TracksOptions.class, List.of());

    Set<Class<? extends PipelineOptions>> after =
        Set.copyOf(PipelineOptionsFactory.getRegisteredOptions());
    assertThat(after, is(before));
    assertThat(after, hasItem(HostOptions.class));
    HostOptions theirs =
        PipelineOptionsFactory.fromArgs("--dataDir=8").withValidation().as(HostOptions.class);
    assertThat(theirs.getDataDir(), is(8));
    assertThat(theirs.getInput(), is("gs://bucket/*"));
  }

  /** Beam fills a new list by reflection: half of all that a short command does. */
  @Test
  void beamsListIsPutBackAndNotMadeAnew() {
    Set<Class<? extends PipelineOptions>> seen = PipelineOptionsFactory.getRegisteredOptions();
    OptionParser.parse(TracksOptions.class, List.of());
    PipelineOptionsFactory.register(HostOptions.class);
    assertThat("still the list in use", seen, hasItem(HostOptions.class));
  }

  @Test
  void ofTwoCommandsInTurnEachKnowsItsOwnDefaults() {
    for (int i = 0; i < 2; i++) {
      assertThat(
          OptionParser.parse(IngestOptions.class, List.of("--input=a.csv")).getInput(),
          is("a.csv"));
      assertThat(
          OptionParser.parse(TracksOptions.class, List.of("--limit=3")).getLimit() + "", is("3"));
    }
  }
}
