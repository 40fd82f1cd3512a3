package io.tensoe.ingestion.merge;

import io.tensoe.ingestion.match.text.LongestText;
import io.tensoe.ingestion.model.FailureKind;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.Outcome.Status;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Fails an outcome whose names or ids are longer than any real one. Sources refuse such texts when
 * they read a reply; this check also covers answers that were stored before they did. A longer name
 * fits no index of the database, and a name that is cut off is another name.
 */
final class Oversized {
  private Oversized() {}

  /** The outcome, or a failed one if what was found holds such a text. */
  static Outcome checked(Outcome outcome) {
    @Nullable SourceAlbum album = outcome.album();
    @Nullable String fault = album == null ? null : faultOf(album);
    return fault == null
        ? outcome
        : new Outcome(
            outcome.source(),
            outcome.seed(),
            Status.FAILED,
            null,
            FailureKind.UNREADABLE,
            fault,
            null,
            null);
  }

  /** One sentence; null = none. */
  private static @Nullable String faultOf(SourceAlbum album) {
    @Nullable String fault =
        first(
            longer("an album title", album.title(), LongestText.NAME),
            longer("an album id", album.id(), LongestText.WORD),
            longest("an artist", album.artists(), LongestText.NAME),
            longest("a genre", album.genres(), LongestText.WORD));
    for (SourceTrack track : album.tracks()) {
      if (fault != null) {
        return fault;
      }
      fault =
          first(
              longer("a track title", track.title(), LongestText.NAME),
              longer("a track id", track.id(), LongestText.WORD),
              longest("an artist", track.artists(), LongestText.NAME),
              null);
    }
    return fault;
  }

  private static @Nullable String first(
      @Nullable String a, @Nullable String b, @Nullable String c, @Nullable String d) {
    return a != null ? a : b != null ? b : c != null ? c : d;
  }

  private static @Nullable String longest(String what, @Nullable List<String> texts, int most) {
    return texts == null
        ? null
        : texts.stream()
            .filter(text -> text.length() > most)
            .findFirst()
            .map(text -> longer(what, text, most))
            .orElse(null);
  }

  private static @Nullable String longer(String what, @Nullable String text, int most) {
    return text == null || text.length() <= most
        ? null
        : String.format(
            Locale.ROOT,
            "the answer has %s of %,d characters (at most %d are read): %s…",
            what,
            text.length(),
            most,
            text.substring(0, 40));
  }
}
