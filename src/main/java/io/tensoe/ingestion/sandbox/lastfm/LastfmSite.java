package io.tensoe.ingestion.sandbox.lastfm;

import io.tensoe.ingestion.sandbox.albums.Catalogue;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.site.Answer;
import io.tensoe.ingestion.sandbox.site.Ask;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Last.fm's web service as far as tags and facts of tracks, albums and artists go. */
final class LastfmSite implements Site {
  private static final int NOT_FOUND = 6;
  private static final String RATE_LIMIT =
      "Rate Limit Exceeded - This application has made too many requests in a short period.";
  private static final String PAGE =
      "\n<html><head><title>Last.fm</title></head><body><h1>We'll be back soon</h1></body></html>";

  private final Catalogue catalogue;

  LastfmSite(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Answer answer(Ask ask) {
    String key = ask.value("api_key");
    if (key.isEmpty() || key.equals("invalid")) {
      return invalidKey();
    }
    return switch (ask.value("method").toLowerCase(java.util.Locale.ROOT)) {
      case "track.gettoptags" -> trackTags(ask);
      case "track.getinfo" -> trackInfo(ask);
      case "album.gettoptags", "album.getinfo" -> album(ask);
      case "artist.gettoptags", "artist.getinfo" -> artist(ask);
      default -> error(400, 3, "Invalid Method - No method with that name in this package");
    };
  }

  private Answer trackTags(Ask ask) {
    String artist = ask.value("artist");
    String track = ask.value("track");
    if (artist.isEmpty() || track.isEmpty()) {
      return error(400, NOT_FOUND, "You must supply either an artist and a track or an mbid");
    }
    Map<String, String> about = new LinkedHashMap<>();
    Optional<Catalogue.Heard> heard = heard(ask);
    about.put("artist", heard.map(found -> found.song().artists().get(0)).orElse(artist));
    about.put("track", heard.map(found -> found.song().title()).orElse(track));
    List<TagCloud.Tagged> tags =
        heard.map(found -> TagCloud.of(found.release(), found.song())).orElse(List.of());
    return found(LastfmTags.topTags(tags, about));
  }

  private Answer trackInfo(Ask ask) {
    return heard(ask)
        .map(heard -> found(LastfmJson.track(heard)))
        .orElseGet(() -> absent("Track not found"));
  }

  private Answer album(Ask ask) {
    Optional<Release> album =
        catalogue
            .album(ask.value("artist"), ask.value("album"))
            .filter(release -> isSame(ask, "artist", release.artist()));
    if (album.isEmpty()) {
      return absent("Album not found");
    }
    Release release = album.get();
    if (ask.value("method").endsWith("nfo")) {
      return found(LastfmJson.album(release));
    }
    Map<String, String> about = new LinkedHashMap<>();
    about.put("artist", release.artist());
    about.put("album", release.plainTitle());
    return found(LastfmTags.topTags(TagCloud.ofAlbum(release), about));
  }

  private Answer artist(Ask ask) {
    Optional<String> name =
        catalogue.artist(ask.value("artist")).filter(known -> isSame(ask, "artist", known));
    if (name.isEmpty()) {
      return absent("The artist you supplied could not be found");
    }
    List<TagCloud.Tagged> tags =
        catalogue.by(name.get()).stream().findFirst().map(TagCloud::ofArtist).orElse(List.of());
    return found(
        ask.value("method").endsWith("nfo")
            ? LastfmJson.artist(name.get(), tags)
            : LastfmTags.topTags(tags, Map.of("artist", name.get())));
  }

  private Optional<Catalogue.Heard> heard(Ask ask) {
    return catalogue
        .song(ask.value("artist"), ask.value("track"))
        .filter(found -> isSame(ask, "track", found.song().title()))
        .filter(
            found -> found.song().artists().stream().anyMatch(name -> isSame(ask, "artist", name)));
  }

  /** Only {@code autocorrect=1} finds a page under another spelling; case never matters. */
  private static boolean isSame(Ask ask, String field, String known) {
    return ask.value("autocorrect").equals("1") || ask.value(field).equalsIgnoreCase(known);
  }

  private static Answer found(byte[] body) {
    return Answer.usable(200, Answer.JSON, body);
  }

  /** "Not found" comes with HTTP 200. */
  private static Answer absent(String message) {
    return Answer.usable(200, Answer.JSON, LastfmJson.error(NOT_FOUND, message));
  }

  private static Answer error(int status, int code, String message) {
    return Answer.refusal(
        status,
        Answer.JSON,
        new String(LastfmJson.error(code, message), java.nio.charset.StandardCharsets.UTF_8));
  }

  private static Answer invalidKey() {
    return error(403, 10, "Invalid API key - You must be granted a valid key by last.fm");
  }

  @Override
  public Answer refusal(FaultKind kind, long dice, long retryAfterSeconds) {
    return switch (kind.key()) {
      case "throttle" -> error(429, 29, RATE_LIMIT);
      case "long429" ->
          error(429, 29, RATE_LIMIT).with("Retry-After", String.valueOf(retryAfterSeconds));
      case "credentials" -> invalidKey();
      case "suspended" ->
          error(
              403,
              26,
              "API Key Suspended - This application is not allowed to make requests to the web"
                  + " services");
      case "html" -> Answer.refusal(dice % 2 == 0 ? 200 : 502, Answer.HTML, PAGE);
      default ->
          switch ((int) (dice % 5)) {
            case 0 -> error(500, 8, "Operation failed - Most likely the backend service failed");
            case 1 -> error(200, 11, "Service Offline - This service is temporarily offline");
            case 2 -> error(200, 16, "There was a temporary error processing your request");
            case 3 -> Answer.refusal(503, Answer.HTML, PAGE);
            default -> Answer.refusal(502, Answer.PLAIN, "");
          };
    };
  }
}
