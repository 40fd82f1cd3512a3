package io.tensoe.ingestion.sandbox.spotify;

import io.tensoe.ingestion.sandbox.albums.AlbumSearch;
import io.tensoe.ingestion.sandbox.albums.Barcode;
import io.tensoe.ingestion.sandbox.albums.Catalogue;
import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Song;
import io.tensoe.ingestion.sandbox.albums.Variant;
import io.tensoe.ingestion.sandbox.albums.Variants;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds albums by words, wanted ones and near misses, as a popular catalogue does. */
final class AlbumHits {
  private static final double GOOD = 0.99;
  private static final int NEAR_MISS_IN = 8;

  /** A found release and the share of the query's words it holds. */
  private record Hit(Release release, double score) {}

  private final Catalogue catalogue;
  private final AlbumSearch search;

  AlbumHits(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.search = new AlbumSearch(catalogue);
  }

  /** Best first; near misses in between, and sometimes on top. */
  List<Release> albums(SearchQuery query) {
    if (query.isSpoilt()) {
      return List.of();
    }
    if (query.filter(SearchQuery.Field.UPC).isPresent()) {
      return byUpc(query.filter(SearchQuery.Field.UPC).get().value());
    }
    List<Hit> hits = new ArrayList<>();
    List<String> words = query.words();
    for (Release release : search.candidates(words)) {
      double score = AlbumSearch.score(release, words);
      if (score > 0) {
        hits.add(new Hit(release, score));
      }
    }
    hits.sort(
        Comparator.comparingDouble(Hit::score)
            .reversed()
            .thenComparing(hit -> -hit.release().popularity())
            .thenComparing(hit -> hit.release().ref().index()));
    return withNearMisses(hits).stream().filter(release -> passes(release, query)).toList();
  }

  /** The songs of the found albums that fit the track and isrc filters and the remaining words. */
  List<Catalogue.Heard> songs(SearchQuery query) {
    List<Catalogue.Heard> found = new ArrayList<>();
    for (Release release : albums(query)) {
      for (Song song : release.songs()) {
        boolean fits =
            query
                    .filter(SearchQuery.Field.TRACK)
                    .map(filter -> filter.matches(song.catalogueTitle()))
                    .orElse(true)
                && query
                    .filter(SearchQuery.Field.ISRC)
                    .map(filter -> filter.value().equals(song.isrc()))
                    .orElse(true);
        if (fits) {
          found.add(new Catalogue.Heard(release, song));
        }
      }
    }
    return found;
  }

  private static List<Release> withNearMisses(List<Hit> hits) {
    List<Release> ordered = new ArrayList<>();
    for (Hit hit : hits) {
      Release release = hit.release();
      ordered.add(release);
      if (hit.score() >= GOOD) {
        int chance = Dice.below(NEAR_MISS_IN, release.ref().number());
        switch (chance) {
          case 0 -> ordered.add(ordered.size() - 1, Variants.of(release, Variant.SINGLE));
          case 1 -> ordered.add(ordered.size() - 1, Variants.of(release, Variant.TRIBUTE));
          case 2 -> ordered.add(Variants.of(release, Variant.KARAOKE));
          case 3 -> ordered.add(Variants.of(release, Variant.SINGLE));
          default -> {}
        }
      }
    }
    return ordered;
  }

  private static boolean passes(Release release, SearchQuery query) {
    return query
            .filter(SearchQuery.Field.ALBUM)
            .map(filter -> filter.matches(release.title()))
            .orElse(true)
        && query
            .filter(SearchQuery.Field.ARTIST)
            .map(filter -> release.artists().stream().anyMatch(filter::matches))
            .orElse(true)
        && query
            .filter(SearchQuery.Field.YEAR)
            .map(filter -> filter.covers(release.year()))
            .orElse(true);
  }

  /** Only the form with 14 digits is found, seen live 2026-02-12. */
  private List<Release> byUpc(String upc) {
    if (upc.length() != 14) {
      return List.of();
    }
    long number = Barcode.number(upc);
    if (number >= 0 && number < catalogue.generated().count()) {
      return List.of(catalogue.generated().release((int) number));
    }
    return catalogue.real().stream()
        .filter(release -> Barcode.padded(release.upc()).equals(upc))
        .toList();
  }
}
