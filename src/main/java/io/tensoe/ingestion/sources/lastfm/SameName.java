package io.tensoe.ingestion.sources.lastfm;

import io.tensoe.ingestion.match.Spelling;
import io.tensoe.ingestion.match.text.TextKey;

/**
 * Whether the name in an answer is the name that was asked. With {@code autocorrect=1} Last.fm
 * answers about another page when it thinks it knows better, which may be another recording.
 */
enum SameName {
  /** Equal after folding, or nothing to compare. */
  EQUAL,
  /** The same name written in another way. */
  RESPELT,
  /** Another name: the answer is about something else. */
  OTHER;

  /** Two artists: Mansion is not Mansions. */
  static SameName ofArtists(String asked, String answered) {
    return of(asked, answered, Spelling.isOfOneArtist(asked, answered));
  }

  /**
   * Two titles of one artist. A letter more or less, a number (digits or Roman) and a version (live
   * …) make another one; mastering and edition do not.
   */
  static SameName ofTitles(String asked, String answered) {
    return of(asked, answered, Spelling.isOfOneTitle(asked, answered));
  }

  private static SameName of(String asked, String answered, boolean one) {
    if (TextKey.fold(asked).equals(TextKey.fold(answered))) {
      return EQUAL;
    }
    return one ? RESPELT : OTHER;
  }
}
