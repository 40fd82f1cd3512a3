package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.match.Candidates;
import io.tensoe.ingestion.match.Decision;
import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.SearchAnswer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What searches by the names of one album have brought so far. The next question is put only when
 * nothing fits yet: a filtered search, then a plain one, then further pages of a search whose hits
 * bear the title, for a common title has many. For one album and one thread.
 */
final class SpotifyHits {
  /** Most search questions about one album: each costs one of about a thousand calls a day. */
  static final int MOST_PAGES = 6;

  private final SpotifySearch search;
  private final Seed seed;
  private final Pages filtered;
  private final Pages plain;
  private final Map<String, SourceAlbum> hits = new LinkedHashMap<>();
  private final Set<String> gone = new HashSet<>();
  private int asked;
  private @Nullable SourceException unanswered;

  SpotifyHits(SpotifySearch search, Seed seed) {
    this.search = search;
    this.seed = seed;
    this.filtered = new Pages(SpotifyQuery.filtered(seed));
    this.plain = new Pages(SpotifyQuery.plain(seed));
  }

  /** Leaves a hit out from now on: there is no such album any more. */
  void leaveOut(SourceAlbum hit) {
    gone.add(String.valueOf(hit.id()));
  }

  /**
   * What all hits so far come to, with as many more questions as that takes.
   *
   * @throws SourceException if a question got no answer that might have brought the album
   */
  Decision decide() throws SourceException, InterruptedException {
    Decision decision = decision();
    while (decision instanceof Decision.None && askMore()) {
      decision = decision();
    }
    if (decision instanceof Decision.None && unanswered != null) {
      throw unanswered;
    }
    return decision;
  }

  private Decision decision() {
    return Candidates.decide(
        seed,
        hits.values().stream().filter(hit -> !gone.contains(String.valueOf(hit.id()))).toList(),
        List.of(SpotifySpec.PIN));
  }

  private boolean askMore() throws SourceException, InterruptedException {
    if (filtered.offset == 0) {
      askFiltered();
      return true;
    }
    if (plain.offset == 0) {
      take(plain, search.page(plain.query, 0, this::isUseful));
      return true;
    }
    for (Pages pages : List.of(filtered, plain)) {
      if (pages.isWorthMore && asked < MOST_PAGES) {
        take(pages, search.page(pages.query, pages.offset, this::isUseful));
        return true;
      }
    }
    return false;
  }

  /** Signs in a name can make the service trip over a filter; the plain search goes without. */
  private void askFiltered() throws SourceException, InterruptedException {
    try {
      take(filtered, search.firstOfTwo(filtered.query, this::isUseful));
    } catch (SourceException failure) {
      if (failure.kind() != Kind.UNAVAILABLE && failure.kind() != Kind.REFUSED) {
        throw failure;
      }
      unanswered = failure;
      take(filtered, SearchAnswer.NONE);
    }
  }

  private void take(Pages pages, SearchAnswer page) {
    asked++;
    pages.offset += SpotifySearch.HITS;
    pages.isWorthMore = page.more() && page.albums().stream().anyMatch(this::bearsTheTitle);
    page.albums().forEach(album -> hits.putIfAbsent(String.valueOf(album.id()), album));
  }

  /** Whether the hits are ordered by a title that many share, so that ours may come later. */
  private boolean bearsTheTitle(SourceAlbum hit) {
    String title = " " + TextKey.fold(hit.title()) + " ";
    String wanted = " " + TextKey.fold(seed.album()) + " ";
    return title.contains(wanted) || wanted.contains(title);
  }

  private boolean isUseful(SearchAnswer answer) {
    return !(Candidates.decide(seed, answer.albums(), List.of(SpotifySpec.PIN))
        instanceof Decision.None);
  }

  /** How far one search has been read. */
  private static final class Pages {
    private final String query;
    private int offset;
    private boolean isWorthMore;

    Pages(String query) {
      this.query = query;
    }
  }
}
