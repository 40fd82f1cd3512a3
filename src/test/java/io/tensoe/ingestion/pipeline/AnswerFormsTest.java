package io.tensoe.ingestion.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is kept in databases must be read by the next version, or known to be of an older one. */
final class AnswerFormsTest {
  private static final Path WRITTEN_DOWN = Path.of("src/test/resources/pipeline/answer-forms.txt");
  private static final String SOURCES = "io.tensoe.ingestion.sources.";

  /** Every form that a source asks for, by source. */
  private static final Map<String, List<String>> FORMS =
      Map.of(
          "spotify",
              List.of(
                  "spotify.SpotifyWire$AlbumAnswer",
                  "spotify.SpotifyWire$TracksAnswer",
                  "spotify.SpotifyWire$SearchAnswer",
                  "spotify.SpotifyWire$DetailsAnswer"),
          "lastfm", List.of("lastfm.TopTags"),
          "aoty", List.of("aoty.Cards"));

  private static final Pattern OUR_TYPE = Pattern.compile("io\\.tensoe\\.[\\w.$]+");

  @Test
  void aFormThatChangesHasAnotherVersion() throws Exception {
    StringBuilder actual = new StringBuilder();
    for (SourceSpec spec : Sources.ALL) {
      actual.append(spec.name()).append(" version ").append(spec.answers().version()).append('\n');
      Map<String, String> types = new LinkedHashMap<>();
      for (String form : FORMS.get(spec.name())) {
        describe(Class.forName(SOURCES + form), types);
      }
      types.forEach((name, text) -> actual.append("  ").append(name).append(text).append('\n'));
    }
    assertThat(
        "a kept form changed: raise the version in its source's AnswerPolicy, then write it down in"
            + " "
            + WRITTEN_DOWN,
        actual.toString(),
        is(Files.readString(WRITTEN_DOWN)));
  }

  private static void describe(Class<?> type, Map<String, String> types) throws Exception {
    if (!type.isRecord() || types.containsKey(type.getSimpleName())) {
      return;
    }
    types.put(type.getSimpleName(), "");
    StringBuilder text = new StringBuilder();
    for (RecordComponent component : type.getRecordComponents()) {
      String declared = component.getGenericType().getTypeName();
      text.append(' ')
          .append(component.getName())
          .append(':')
          .append(declared.replaceAll("[\\w.]+[.$](\\w+)", "$1"));
      for (Matcher ours = OUR_TYPE.matcher(declared); ours.find(); ) {
        describe(Class.forName(ours.group()), types);
      }
    }
    types.put(type.getSimpleName(), text.toString());
  }
}
