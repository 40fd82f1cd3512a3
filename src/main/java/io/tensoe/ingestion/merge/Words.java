package io.tensoe.ingestion.merge;

import io.tensoe.ingestion.merge.TagClassifier.Kind;
import io.tensoe.ingestion.merge.TagClassifier.Reading;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The words of {@code genres} and {@code moods}, for whoever asks for rows by them. */
public final class Words {
  private Words() {}

  /**
   * Under which words a genre may stand in {@code tracks.genres}: "Hip-Hop" is there as {@code hip
   * hop}, a genre we do not know as the site wrote it.
   *
   * @return lower case, never empty; a row has the genre if it has any of them
   */
  public static Set<String> genre(String genre) {
    return spellings(genre, Kind.GENRE);
  }

  /** As {@link #genre}, for {@code tracks.moods}. */
  public static Set<String> mood(String mood) {
    return spellings(mood, Kind.MOOD);
  }

  private static Set<String> spellings(String text, Kind kind) {
    Set<String> spellings = new LinkedHashSet<>();
    Reading reading = TagClassifier.standard().read(text, Set.of());
    if (reading.kind() == kind) {
      spellings.add(reading.word());
    }
    spellings.add(text.strip().toLowerCase(Locale.ROOT));
    return spellings;
  }
}
