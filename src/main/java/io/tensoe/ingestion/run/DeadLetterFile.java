package io.tensoe.ingestion.run;

import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.runs.DeadLetterQuery.Letter;
import io.tensoe.ingestion.seeds.DeadLetter;
import io.tensoe.ingestion.seeds.DeadLetterCsv;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The dead letters of one run as a file that is input again. */
final class DeadLetterFile {
  private DeadLetterFile() {}

  /**
   * Writes the file, if there is a letter: bad rows first, then albums, each as it was given,
   * without what an override made of it: that applies again.
   *
   * @param input what the run was given
   * @param failed albums that a source failed to look up
   * @return null = no letter, no file
   */
  static @Nullable DeadLetters write(Path file, SeedList input, List<Letter> failed)
      throws IOException {
    List<DeadLetter> letters = new ArrayList<>();
    Instant now = Instant.now();
    input.rejected().forEach(row -> letters.add(DeadLetter.of(row, now)));
    Map<String, Seed> given = new HashMap<>();
    failed.forEach(letter -> given.put(letter.seed().key(), letter.seed()));
    input.seeds().forEach(seed -> given.computeIfPresent(seed.key(), (key, asked) -> seed));
    for (Letter letter : failed) {
      Seed seed = given.getOrDefault(letter.seed().key(), letter.seed());
      letters.add(
          DeadLetter.of(seed, letter.source(), letter.kind(), letter.message(), letter.at()));
    }
    if (letters.isEmpty()) {
      return null;
    }
    DeadLetterCsv.write(file, letters, Sources.pins());
    return new DeadLetters(file, letters.size(), kinds(input, failed), refusing(failed));
  }

  private static Set<FailureKind> kinds(SeedList input, List<Letter> failed) {
    Set<FailureKind> kinds = EnumSet.noneOf(FailureKind.class);
    failed.forEach(letter -> kinds.add(letter.kind()));
    if (!input.rejected().isEmpty()) {
      kinds.add(FailureKind.INVALID);
    }
    return kinds;
  }

  private static List<String> refusing(List<Letter> failed) {
    return failed.stream()
        .filter(letter -> letter.kind() == FailureKind.REFUSED)
        .map(Letter::source)
        .distinct()
        .sorted()
        .toList();
  }
}
