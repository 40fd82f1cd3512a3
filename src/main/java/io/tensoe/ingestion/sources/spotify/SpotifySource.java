package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.match.Candidates;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.Desk;
import io.tensoe.ingestion.sources.MusicSource;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.spotify.SpotifyStatus.Asked;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.AlbumAnswer;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.SearchAnswer;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The catalogue of Spotify. In development mode, the lot of nearly every client since 2026, an
 * album costs two requests, a filtered search and the album with its first 50 tracks; one more for
 * a plain search where the filtered one finds nothing; one more per further 50 tracks. A pinned id
 * saves the search. Only where an album shows extended quota mode, its tracks are asked for in
 * batches, for popularity and ISRC. Safe for use by several threads.
 */
public final class SpotifySource implements MusicSource {
  /**
   * Most hits per search in development mode, 400 "Invalid limit" above:
   * https://developer.spotify.com/documentation/web-api/references/changes/february-2026
   */
  private static final int HITS = 10;

  /** Last offset that a search accepts (OpenAPI description of Spotify). */
  private static final int LAST_OFFSET = 1000;

  private final SpotifyApi api;
  private final SpotifyAlbums albums;

  /**
   * @param desk where the questions are put; token requests go aside
   * @param apiUrl base address of the Web API, e.g. {@code https://api.spotify.com/v1}
   * @param accountsUrl base address of the token service, e.g. {@code https://accounts.spotify.com}
   * @param clock tells when a token ends and how far a date in {@code Retry-After} is away
   */
  public SpotifySource(
      Desk desk,
      URI apiUrl,
      URI accountsUrl,
      String clientId,
      String clientSecret,
      InstantSource clock) {
    SpotifyTokens tokens = new SpotifyTokens(desk, accountsUrl, clientId, clientSecret, clock);
    this.api = new SpotifyApi(desk, apiUrl, tokens, clock);
    this.albums = new SpotifyAlbums(api);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A pinned id is taken at its word, confidence 1: unknown = absent, malformed = {@code
   * REFUSED}. A barcode that the album confirms is taken at its word too; every other hit must
   * convince {@link Candidates}. What the seed forbids is never taken.
   */
  @Override
  public Result find(Wanted wanted) throws SourceException, InterruptedException {
    return match(wanted.seed())
        .<Result>map(found -> found)
        .orElseGet(() -> Absent.because("Spotify has none"));
  }

  private Optional<Found> match(Seed seed) throws SourceException, InterruptedException {
    if (seed.spotifyId() != null) {
      return found(seed, seed.spotifyId(), 1.0);
    }
    if (seed.upc() != null) {
      Optional<Found> found = byBarcode(seed, seed.upc());
      if (found.isPresent()) {
        return found;
      }
    }
    return byNames(seed);
  }

  @Override
  public List<SourceAlbum> search(String text, int limit)
      throws SourceException, InterruptedException {
    Map<String, SourceAlbum> hits = new LinkedHashMap<>();
    String query = SpotifyQuery.free(text);
    boolean more = true;
    // The total of a search is rounded and capped, so only a page can say that it is the last.
    for (int offset = 0; more && offset < limit && offset <= LAST_OFFSET; offset += HITS) {
      SearchAnswer page = hits(query, offset, answer -> !answer.albums().isEmpty());
      page.albums().forEach(album -> hits.putIfAbsent(String.valueOf(album.id()), album));
      more = page.more();
    }
    return hits.values().stream().limit(Math.max(0, limit)).toList();
  }

  private Optional<Found> byNames(Seed seed) throws SourceException, InterruptedException {
    Optional<Candidates.Choice> choice = chosen(seed, SpotifyQuery.filtered(seed));
    if (choice.isEmpty()) {
      choice = chosen(seed, SpotifyQuery.plain(seed));
    }
    return choice.isEmpty()
        ? Optional.empty()
        : found(seed, String.valueOf(choice.get().album().id()), choice.get().confidence());
  }

  private Optional<Candidates.Choice> chosen(Seed seed, String query)
      throws SourceException, InterruptedException {
    Predicate<SearchAnswer> isUseful =
        answer -> Candidates.choose(seed, answer.albums()).isPresent();
    return Candidates.choose(seed, hits(query, 0, isUseful).albums());
  }

  /** The hits do not carry their barcode, the album does: so it is read before it is believed. */
  private Optional<Found> byBarcode(Seed seed, String upc)
      throws SourceException, InterruptedException {
    Optional<String> query = SpotifyQuery.barcode(upc);
    List<SourceAlbum> hits =
        query.isEmpty()
            ? List.of()
            : hits(query.get(), 0, answer -> !answer.albums().isEmpty()).albums().stream()
                .filter(hit -> isAllowed(seed, hit))
                .toList();
    if (hits.isEmpty()) {
      return Optional.empty();
    }
    SourceAlbum hit =
        Candidates.choose(seed, hits).map(Candidates.Choice::album).orElse(hits.get(0));
    Optional<AlbumAnswer> first = first(seed, String.valueOf(hit.id()));
    if (first.isEmpty()) {
      return Optional.empty();
    }
    SourceAlbum album = first.get().album();
    if (album.upc() != null && SpotifyQuery.isSameBarcode(upc, album.upc())) {
      return Optional.of(new Found(albums.whole(first.get()), 1.0));
    }
    Optional<Candidates.Choice> choice = Candidates.choose(seed, List.of(album));
    return choice.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(albums.whole(first.get()), choice.get().confidence()));
  }

  private SearchAnswer hits(String query, int offset, Predicate<SearchAnswer> isUseful)
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
            isUseful)
        .orElseThrow();
  }

  private Optional<Found> found(Seed seed, String id, double confidence)
      throws SourceException, InterruptedException {
    Optional<AlbumAnswer> first = first(seed, id);
    return first.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(albums.whole(first.get()), confidence));
  }

  /** The album may answer under another id than it was asked by. */
  private Optional<AlbumAnswer> first(Seed seed, String id)
      throws SourceException, InterruptedException {
    return seed.forbids("spotify", id)
        ? Optional.empty()
        : albums.first(id).filter(answer -> isAllowed(seed, answer.album()));
  }

  private static boolean isAllowed(Seed seed, SourceAlbum album) {
    return !seed.forbids("spotify", album.id());
  }
}
