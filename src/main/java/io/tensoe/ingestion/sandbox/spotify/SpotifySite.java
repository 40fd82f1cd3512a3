package io.tensoe.ingestion.sandbox.spotify;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tensoe.ingestion.sandbox.albums.Catalogue;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Text;
import io.tensoe.ingestion.sandbox.site.Answer;
import io.tensoe.ingestion.sandbox.site.Ask;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.JsonBytes;
import io.tensoe.ingestion.sandbox.site.Site;
import io.tensoe.ingestion.sandbox.site.SiteWorld;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Spotify's Web API and its accounts service. */
final class SpotifySite implements Site {
  private static final int MOST_TRACKS = 50;
  private static final int DEFAULT_TRACKS = 20;
  private static final int MOST_OFFSET = 1000;
  private static final int MOST_ALBUM_IDS = 20;

  /** Spotify's total is no count: it is rounded and capped. */
  private static final int MOST_TOTAL = 1000;

  private final Catalogue catalogue;
  private final AlbumHits search;
  private final AccountsService accounts;
  private final SpotifyJson wire;
  private final boolean extended;

  SpotifySite(SiteWorld world) {
    this.catalogue = world.catalogue();
    this.search = new AlbumHits(world.catalogue());
    this.accounts = new AccountsService(world);
    this.extended = world.has(SpotifySiteSpec.MODE, SpotifySiteSpec.EXTENDED);
    this.wire = new SpotifyJson(world.root() + SpotifySiteSpec.API, extended);
  }

  @Override
  public boolean isAside(Ask ask) {
    return ask.path().equals("/api/token");
  }

  @Override
  public Answer answer(Ask ask) {
    if (isAside(ask)) {
      return accounts.give(ask);
    }
    Optional<String> objection = accounts.objection(ask.authorization());
    if (objection.isPresent()) {
      return error(401, objection.get());
    }
    String[] path = ask.path().substring(1).split("/", -1);
    return switch (path.length) {
      case 1 -> collection(path[0], ask);
      case 2 -> single(path[0], path[1]);
      case 3 -> path[0].equals("albums") && path[2].equals("tracks") ? page(path[1], ask) : gone();
      default -> gone();
    };
  }

  private Answer collection(String name, Ask ask) {
    return switch (name) {
      case "search" -> search(ask);
      case "albums", "tracks" -> extended ? batch(name, ask) : error(403, "Forbidden");
      default -> gone();
    };
  }

  private Answer search(Ask ask) {
    int most = extended ? 50 : 10;
    int limit = ask.number("limit", extended ? 20 : 5);
    int offset = ask.number("offset", 0);
    if (ask.value("q").isBlank()) {
      return error(400, "No search query");
    }
    if (limit < 0 || limit > most) {
      return error(400, "Invalid limit");
    }
    if (offset < 0 || offset > MOST_OFFSET) {
      return error(400, "Invalid offset");
    }
    SearchQuery query = SearchQuery.of(ask.value("q"));
    return switch (ask.value("type")) {
      case "album" -> albums(ask, search.albums(query), offset, limit);
      case "track" -> tracks(ask, query, offset, limit);
      default -> error(400, "Bad search type field");
    };
  }

  private Answer albums(Ask ask, List<Release> hits, int offset, int limit) {
    return found(
        json -> {
          json.writeObjectFieldStart("albums");
          writeSearchPage(json, ask, hits.size(), offset, limit);
          for (Release release : slice(hits, offset, limit)) {
            wire.writeSimpleAlbum(json, release);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private Answer tracks(Ask ask, SearchQuery query, int offset, int limit) {
    List<Catalogue.Heard> hits = search.songs(query);
    return found(
        json -> {
          json.writeObjectFieldStart("tracks");
          writeSearchPage(json, ask, hits.size(), offset, limit);
          for (Catalogue.Heard heard : slice(hits, offset, limit)) {
            wire.writeTrack(json, heard.release(), heard.song());
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static <T> List<T> slice(List<T> hits, int offset, int limit) {
    int from = Math.min(offset, hits.size());
    return hits.subList(from, Math.min(from + limit, hits.size()));
  }

  /** Leaves the array of items open. */
  private static void writeSearchPage(JsonGenerator json, Ask ask, int hits, int offset, int limit)
      throws IOException {
    json.writeStringField("href", "https://api.spotify.com/v1" + ask.path());
    json.writeNumberField("limit", limit);
    json.writeNullField("next");
    json.writeNumberField("offset", offset);
    json.writeNullField("previous");
    json.writeNumberField("total", Math.min(MOST_TOTAL, hits * 130));
    json.writeArrayFieldStart("items");
  }

  private Answer single(String kind, String id) {
    if (!kind.equals("albums") && !kind.equals("tracks")) {
      return gone();
    }
    if (!SpotifyId.isWellFormed(id)) {
      return error(400, "Invalid base62 id");
    }
    Release release = kind.equals("albums") ? release(id) : null;
    Catalogue.Heard heard = kind.equals("tracks") ? heard(id) : null;
    if (release == null && heard == null) {
      return unknown();
    }
    return Answer.usable(
        200, Answer.JSON, JsonBytes.document(json -> writeObject(json, release, heard)));
  }

  /** The full album or the full track, whichever is there, else null. */
  private void writeObject(
      JsonGenerator json, @Nullable Release release, Catalogue.@Nullable Heard heard)
      throws IOException {
    if (release != null) {
      wire.writeAlbum(json, release, new SpotifyJson.Page(release.songs(), 0, MOST_TRACKS));
    } else if (heard != null) {
      wire.writeTrack(json, heard.release(), heard.song());
    } else {
      json.writeNull();
    }
  }

  private Answer page(String id, Ask ask) {
    if (!SpotifyId.isWellFormed(id)) {
      return error(400, "Invalid base62 id");
    }
    int limit = ask.number("limit", DEFAULT_TRACKS);
    int offset = ask.number("offset", 0);
    if (limit < 1 || limit > MOST_TRACKS) {
      return error(400, "Invalid limit");
    }
    if (offset < 0) {
      return error(400, "Invalid offset");
    }
    Release release = release(id);
    return release == null
        ? unknown()
        : found(
            json ->
                wire.writePage(
                    json, release, new SpotifyJson.Page(release.songs(), offset, limit)));
  }

  private Answer batch(String kind, Ask ask) {
    List<String> ids = List.of(ask.value("ids").split(",", -1));
    boolean albums = kind.equals("albums");
    if (ids.size() > (albums ? MOST_ALBUM_IDS : MOST_TRACKS)) {
      return error(400, "Too many ids requested");
    }
    if (!ids.stream().allMatch(SpotifyId::isWellFormed)) {
      return error(400, "Invalid base62 id");
    }
    return found(
        json -> {
          json.writeArrayFieldStart(kind);
          for (String id : ids) {
            writeObject(json, albums ? release(id) : null, albums ? null : heard(id));
          }
          json.writeEndArray();
        });
  }

  private @Nullable Release release(String id) {
    SpotifyId.Place place = SpotifyId.place(id);
    return place == null || place.song() >= 0 ? null : catalogue.release(place.ref()).orElse(null);
  }

  private Catalogue.@Nullable Heard heard(String id) {
    SpotifyId.Place place = SpotifyId.place(id);
    if (place == null || place.song() < 0) {
      return null;
    }
    Release release = catalogue.release(place.ref()).orElse(null);
    return release == null || place.song() >= release.songs().size()
        ? null
        : new Catalogue.Heard(release, release.songs().get(place.song()));
  }

  private static Answer found(JsonBytes.Writing fields) {
    return Answer.usable(200, Answer.JSON, JsonBytes.object(fields));
  }

  private static Answer unknown() {
    return Answer.usable(404, Answer.JSON, Text.bytes(SpotifyErrors.body(404, "non existing id")));
  }

  private static Answer gone() {
    return error(404, "Resource not found");
  }

  private static Answer error(int status, String message) {
    return SpotifyErrors.error(status, message);
  }

  @Override
  public Answer refusal(FaultKind kind, long dice, long retryAfterSeconds) {
    return SpotifyErrors.refusal(kind, dice, retryAfterSeconds);
  }
}
