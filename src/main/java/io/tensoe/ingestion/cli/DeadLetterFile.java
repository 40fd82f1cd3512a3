package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.runs.DeadLetterQuery.Letter;
import io.tensoe.ingestion.seeds.DeadLetter;
import io.tensoe.ingestion.seeds.DeadLetterCsv;
import io.tensoe.ingestion.seeds.SeedList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
   * @param resume how to call {@code resume} for this database
   * @return one line for people; null = no letter, no file
   */
  static @Nullable String write(Path file, SeedList input, List<Letter> failed, String resume)
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
    DeadLetterCsv.write(file, letters);
    return String.format(
        Locale.ROOT,
        "%d dead letter%s: %s (%s)",
        letters.size(),
        letters.size() == 1 ? "" : "s",
        file,
        advice(input, failed, resume));
  }

  /** What a person does about them: only a row that is wrong is to be corrected. */
  private static String advice(SeedList input, List<Letter> failed, String resume) {
    Set<FailureKind> kinds = EnumSet.noneOf(FailureKind.class);
    failed.forEach(letter -> kinds.add(letter.kind()));
    if (!input.rejected().isEmpty()) {
      kinds.add(FailureKind.INVALID);
    }
    List<String> advice = new ArrayList<>();
    if (kinds.contains(FailureKind.INVALID)) {
      advice.add("a valid --input once corrected");
    }
    if (kinds.contains(FailureKind.REFUSED)) {
      String sources =
          failed.stream()
              .filter(letter -> letter.kind() == FailureKind.REFUSED)
              .map(Letter::source)
              .distinct()
              .sorted()
              .collect(Collectors.joining(", "));
      advice.add(sources + " refused us: do what the messages say, then " + resume);
    }
    if (kinds.contains(FailureKind.UNAVAILABLE)) {
      advice.add("unavailable: " + resume + " asks again");
    }
    if (kinds.contains(FailureKind.UNREADABLE)) {
      advice.add("unreadable: our bug or a new layout, the messages say what");
    }
    return String.join("; ", advice);
  }
}
