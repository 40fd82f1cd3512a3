package io.tensoe.ingestion.merge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tensoe.ingestion.merge.TagClassifier.Kind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * How much of what people really tag is understood, measured on a collection of Last.fm tags where
 * one lies beside the project; prints what is missing most.
 */
class TagCoverageTest {
  private static final Path TAGS = Path.of("..", "shared", "data", "tags.csv.gz");

  /** Where most of a list is read, the rest is a tail of names and jokes. */
  private static final double EXPECTED = 0.9;

  @Test
  void mostOfWhatPeopleTagIsUnderstood() throws IOException {
    assumeTrue(Files.exists(TAGS), "no collection of tags beside the project");
    Map<Kind, Long> weights = new EnumMap<>(Kind.class);
    Map<Kind, Long> tags = new EnumMap<>(Kind.class);
    Map<String, Long> unknown = new HashMap<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .ofNamedCsvRecord(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(TAGS)), UTF_8))) {
      for (NamedCsvRecord row : rows) {
        String tag = row.getField("tag");
        Set<String> names =
            TagClassifier.nameKeys(
                List.of(row.getField("artist"), row.getField("album"), row.getField("track")));
        Kind kind = TagClassifier.standard().read(tag, names).kind();
        tags.merge(kind, 1L, Long::sum);
        if (row.getField("count_type").equals("lastfm_0_100")) {
          weights.merge(kind, Long.parseLong(row.getField("count")), Long::sum);
        }
        if (kind == Kind.UNKNOWN) {
          unknown.merge(Vocabulary.spaced(tag), 1L, Long::sum);
        }
      }
    }
    System.out.println("tags by kind: " + tags + ", weight by kind: " + weights);
    System.out.println("most frequent unknown: " + most(unknown, 40));
    assertThat(understood(weights), greaterThan(EXPECTED));
  }

  private static double understood(Map<Kind, Long> counts) {
    double all = counts.values().stream().mapToLong(Long::longValue).sum();
    return 1 - counts.getOrDefault(Kind.UNKNOWN, 0L) / all;
  }

  private static List<Map.Entry<String, Long>> most(Map<String, Long> counts, int n) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(n)
        .toList();
  }
}
