package io.tensoe.ingestion.match;

import io.tensoe.ingestion.match.artist.Artists;
import io.tensoe.ingestion.match.text.ComparedText;
import io.tensoe.ingestion.match.text.EditDistance;
import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.match.title.Title;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of the refused albums a person would look at first; for messages, never for a match. */
final class Nearest {
  /** Names less alike than this would only confuse. */
  private static final double NEAR = 0.6;

  private Nearest() {}

  /** The nearest album by artist and title; the first of equals; null = none comes near. */
  static @Nullable SourceAlbum of(Seed seed, List<SourceAlbum> refused) {
    SourceAlbum nearest = null;
    double best = 0;
    for (SourceAlbum album : refused) {
      double title = titles(seed.album(), album.title());
      double artist = artists(seed.artist(), album.artists());
      double near = Math.min(title, artist) < NEAR ? 0 : title * artist;
      if (near > best) {
        best = near;
        nearest = album;
      }
    }
    return nearest;
  }

  private static double titles(String wanted, String found) {
    Title title = Title.of(found);
    double names =
        Math.max(
            letters(Title.of(wanted).name(), title.name()),
            letters(Title.of(wanted).name(), title.nameWithoutTail()));
    return Math.max(names, letters(TextKey.fold(wanted), TextKey.fold(found)));
  }

  private static double artists(String wanted, List<String> credited) {
    double near = Artists.similarity(wanted, credited);
    for (String artist : credited) {
      near = Math.max(near, letters(Artists.key(wanted), Artists.key(artist)));
    }
    return near;
  }

  private static double letters(String left, String right) {
    int longer = Math.max(left.length(), right.length());
    if (longer > ComparedText.LETTERS) {
      return left.equals(right) ? 1 : 0;
    }
    return longer == 0 ? 0 : 1 - (double) EditDistance.between(left, right) / longer;
  }
}
