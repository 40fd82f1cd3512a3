package io.tensoe.ingestion.sandbox.albums;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds albums by words; how good a hit is, and what is shown of it, is each site's own. */
public final class AlbumSearch {
  /** A real release with its words, taken apart once. */
  private record Known(Release release, List<String> title, List<String> artist) {
    static Known of(Release release) {
      return new Known(release, Text.words(release.plainTitle()), Text.words(release.artist()));
    }

    boolean isNear(Set<String> words) {
      boolean byArtist = !artist.isEmpty() && words.containsAll(artist);
      return byArtist || title.stream().filter(words::contains).count() * 2 > title.size();
    }
  }

  private final Catalogue catalogue;
  private final List<Known> known;

  public AlbumSearch(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.known = catalogue.real().stream().map(Known::of).toList();
  }

  /** Releases that hold all words in their title or their artist's name, or have that artist. */
  public List<Release> candidates(List<String> words) {
    List<Release> found = new ArrayList<>();
    Set<String> asked = new HashSet<>(words);
    for (Known real : known) {
      if (real.isNear(asked)) {
        found.add(real.release());
      }
    }
    GeneratedAlbums generated = catalogue.generated();
    Set<Integer> indexes = new HashSet<>(generated.byArtist(words));
    int titled = generated.withTitle(words);
    if (titled >= 0) {
      indexes.add(titled);
    }
    indexes.forEach(index -> found.add(generated.release(index)));
    return found;
  }

  /** The share of the words that the release holds in its title, artists and year, 0 to 1. */
  public static double score(Release release, List<String> words) {
    List<String> own = new ArrayList<>(Text.words(release.title()));
    release.artists().forEach(artist -> own.addAll(Text.words(artist)));
    own.add(String.valueOf(release.year()));
    long hits = words.stream().filter(own::contains).count();
    return words.isEmpty() ? 0 : (double) hits / words.size();
  }
}
