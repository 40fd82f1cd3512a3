package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.spotify.SpotifyStatus.Asked;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.SearchAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Searches for albums, a page at a time. */
final class SpotifySearch {
  /**
   * Most hits per search in development mode, 400 "Invalid limit" above:
   * https://developer.spotify.com/documentation/web-api/references/changes/february-2026
   */
  static final int HITS = 10;

  /** Last offset that a search accepts (OpenAPI description of Spotify). */
  private static final int LAST_OFFSET = 1000;

  /** A question that has a plainer variation is not repeated more often than this. */
  private static final int TRIES_WITH_A_VARIATION = 2;

  private final SpotifyApi api;

  SpotifySearch(SpotifyApi api) {
    this.api = api;
  }

  /** At most {@code limit} albums for a text as a person types it, best first. */
  List<SourceAlbum> free(String text, int limit) throws SourceException, InterruptedException {
    Map<String, SourceAlbum> hits = new LinkedHashMap<>();
    String query = SpotifyQuery.free(text);
    boolean more = true;
    // The total of a search is rounded and capped, so only a page can say that it is the last.
    for (int offset = 0; more && offset < limit && offset <= LAST_OFFSET; offset += HITS) {
      SearchAnswer page = page(query, offset, answer -> !answer.albums().isEmpty());
      page.albums().forEach(album -> hits.putIfAbsent(String.valueOf(album.id()), album));
      more = page.more();
    }
    return hits.values().stream().limit(Math.max(0, limit)).toList();
  }

  /**
   * One page of hits.
   *
   * @param isUseful whether an answer brought what was looked for
   */
  SearchAnswer page(String query, int offset, Predicate<SearchAnswer> isUseful)
      throws SourceException, InterruptedException {
    return page(query, offset, isUseful, Integer.MAX_VALUE);
  }

  /** The first page of a question that can be put more plainly if the service trips over it. */
  SearchAnswer firstOfTwo(String query, Predicate<SearchAnswer> isUseful)
      throws SourceException, InterruptedException {
    return page(query, 0, isUseful, TRIES_WITH_A_VARIATION);
  }

  private SearchAnswer page(
      String query, int offset, Predicate<SearchAnswer> isUseful, int mostTries)
      throws SourceException, InterruptedException {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("q", query);
    parameters.put("type", "album");
    parameters.put("limit", String.valueOf(HITS));
    if (offset > 0) {
      parameters.put("offset", String.valueOf(offset));
    }
    return api.ask(
            Asked.SEARCH,
            "/search",
            parameters,
            SearchAnswer.class,
            SpotifyWire::searchIn,
            isUseful,
            mostTries)
        .orElse(SearchAnswer.NONE);
  }
}
