package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.match.Candidates;
import io.tensoe.ingestion.match.Decision;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.Absences;
import io.tensoe.ingestion.sources.MusicSource;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.spotify.SpotifyWire.AlbumAnswer;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue of Spotify. In development mode, the lot of nearly every client since 2026, an
 * album costs two requests, a filtered search and the album with its first 50 tracks; one more for
 * a plain search where the filtered one finds nothing; up to four more where a common title fills
 * whole pages ({@link SpotifyHits}); one more per further 50 tracks. A pinned id saves the search.
 * Only where an album shows extended quota mode, its tracks are asked for in batches, for
 * popularity and ISRC. Safe for use by several threads.
 */
public final class SpotifySource implements MusicSource {
  private static final String TITLE = "Spotify";

  /** So many hits that turn out to be withdrawn are looked at; each costs a request. */
  private static final int MOST_WITHDRAWN = 3;

  private final SpotifySearch search;
  private final SpotifyAlbums albums;

  /**
   * @param client where the questions are put; token requests go aside
   * @param apiUrl base address of the Web API, e.g. {@code https://api.spotify.com/v1}
   * @param accountsUrl base address of the token service, e.g. {@code https://accounts.spotify.com}
   * @param clock tells when a token ends and how far a date in {@code Retry-After} is away
   */
  public SpotifySource(
      SourceClient client,
      URI apiUrl,
      URI accountsUrl,
      String clientId,
      String clientSecret,
      InstantSource clock) {
    SpotifyTokens tokens = new SpotifyTokens(client, accountsUrl, clientId, clientSecret, clock);
    SpotifyApi api = new SpotifyApi(client, apiUrl, tokens, clock);
    this.search = new SpotifySearch(api);
    this.albums = new SpotifyAlbums(api);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A pinned id is taken at its word, confidence 1: unknown = absent; one that cannot be an id
   * is {@code REFUSED} without a request. A barcode that the album confirms is taken at its word
   * too; every other hit must convince {@link Candidates}. What the seed forbids is never taken,
   * nor is an album without a track: Spotify goes on answering about albums that were withdrawn.
   */
  @Override
  public Result find(Wanted wanted) throws SourceException, InterruptedException {
    Seed seed = wanted.seed();
    String id = seed.pin(SpotifySpec.PIN.name());
    if (id != null) {
      return pinned(seed, id);
    }
    String upc = seed.pin("upc");
    if (upc != null) {
      Optional<Found> found = byBarcode(seed, upc);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return byNames(seed);
  }

  @Override
  public List<SourceAlbum> search(String text, int limit)
      throws SourceException, InterruptedException {
    return search.free(text, limit);
  }

  private Result pinned(Seed seed, String id) throws SourceException, InterruptedException {
    if (!SpotifyIds.mayBeAsked(id)) {
      throw new SourceException(
          SourceException.Kind.REFUSED,
          "not asked: spotify_id " + id + " is no album id, which has 22 letters and digits");
    }
    if (seed.forbids("spotify", id)) {
      return Absent.because("no match wanted: an override forbids spotify:" + id);
    }
    Optional<AlbumAnswer> answer = albums.first(id);
    if (answer.isEmpty()) {
      return Absent.because("Spotify has no album with the id " + id);
    }
    if (!isAllowed(seed, answer.get().album())) {
      return Absent.because(
          "no match wanted: an override forbids spotify:" + answer.get().album().id());
    }
    Optional<SourceAlbum> album = albums.whole(answer.get());
    return album.isEmpty()
        ? Absences.withdrawn(TITLE, answer.get().album())
        : new Found(album.get(), 1.0);
  }

  private Result byNames(Seed seed) throws SourceException, InterruptedException {
    SpotifyHits hits = new SpotifyHits(search, seed);
    Optional<Absent> withdrawn = Optional.empty();
    for (int looks = 0; looks < MOST_WITHDRAWN; looks++) {
      Decision decision = hits.decide();
      if (decision instanceof Decision.Ambiguous several) {
        return Absences.ambiguous(TITLE, "spotify_id", seed, several.albums(), SourceAlbum::id);
      }
      if (decision instanceof Decision.None none) {
        return withdrawn.orElseGet(() -> Absences.none(TITLE, none.nearest()));
      }
      Decision.Chosen chosen = (Decision.Chosen) decision;
      Optional<AlbumAnswer> first = first(seed, chosen.album());
      Optional<SourceAlbum> album = first.isEmpty() ? Optional.empty() : albums.whole(first.get());
      if (album.isPresent()) {
        return new Found(album.get(), chosen.confidence());
      }
      withdrawn = withdrawn.or(() -> Optional.of(Absences.withdrawn(TITLE, chosen.album())));
      hits.leaveOut(chosen.album());
    }
    return withdrawn.orElseThrow();
  }

  /** The hits do not carry their barcode, the album does: so it is read before it is believed. */
  private Optional<Found> byBarcode(Seed seed, String upc)
      throws SourceException, InterruptedException {
    Optional<String> query = SpotifyQuery.barcode(upc);
    List<SourceAlbum> hits =
        query.isEmpty()
            ? List.of()
            : search.page(query.get(), 0, answer -> !answer.albums().isEmpty()).albums().stream()
                .filter(hit -> isAllowed(seed, hit))
                .toList();
    if (hits.isEmpty()) {
      return Optional.empty();
    }
    SourceAlbum hit =
        Candidates.decide(seed, hits, List.of(SpotifySpec.PIN)) instanceof Decision.Chosen chosen
            ? chosen.album()
            : hits.get(0);
    Optional<AlbumAnswer> first = first(seed, hit);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    SourceAlbum album = first.get().album();
    Optional<Double> confidence =
        album.upc() != null && SpotifyQuery.isSameBarcode(upc, album.upc())
            ? Optional.of(1.0)
            : Candidates.decide(seed, List.of(album), List.of(SpotifySpec.PIN))
                    instanceof Decision.Chosen chosen
                ? Optional.of(chosen.confidence())
                : Optional.empty();
    return confidence.isEmpty()
        ? Optional.empty()
        : albums.whole(first.get()).map(whole -> new Found(whole, confidence.get()));
  }

  /**
   * The album of a hit with its first tracks; it may answer under another id than it was asked by.
   *
   * @return empty = it is forbidden, or there is no such album any more
   */
  private Optional<AlbumAnswer> first(Seed seed, SourceAlbum hit)
      throws SourceException, InterruptedException {
    return isAllowed(seed, hit)
        ? albums.first(String.valueOf(hit.id())).filter(answer -> isAllowed(seed, answer.album()))
        : Optional.empty();
  }

  private static boolean isAllowed(Seed seed, SourceAlbum album) {
    return !seed.forbids("spotify", album.id());
  }
}
