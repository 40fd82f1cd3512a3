package io.tensoe.ingestion.sources;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@link SourceContract} must know about one source; every method adds to it. */
public final class SourceFacts {
  final String source;
  final Map<String, String> credentials = new LinkedHashMap<>();
  final Map<String, String> settings = new LinkedHashMap<>();
  final List<Route> aside = new ArrayList<>();
  final List<Meaning> meanings = new ArrayList<>();
  final List<String> sent = new ArrayList<>();
  boolean tellsTracks = true;
  List<Route> found = List.of();
  List<Route> none = List.of();
  String unreadable = "";
  private @Nullable Wanted wanted;

  private SourceFacts(String source) {
    this.source = source;
  }

  /**
   * An answer of the service.
   *
   * @param words all of them stand in the decoded address of the requests that it answers
   */
  public record Route(List<String> words, int status, Map<String, String> headers, String body) {}

  /** What a source makes of a reply that is no answer. */
  record Meaning(Route route, Kind kind) {}

  public static SourceFacts of(String source) {
    return new SourceFacts(source);
  }

  /**
   * A credential of its own, at least 8 characters long and found nowhere else.
   *
   * @param variable as its spec says
   */
  public SourceFacts credential(String variable, String value) {
    credentials.put(variable, value);
    return this;
  }

  /** An option of its own. */
  public SourceFacts setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** The album that is looked up, resolved if the source is asked about tracks. */
  public SourceFacts wanting(Wanted album) {
    wanted = album;
    return this;
  }

  /** What is answered to what is no question about music: tokens, robots.txt. */
  public SourceFacts aside(Route... routes) {
    aside.addAll(List.of(routes));
    return this;
  }

  /** It speaks of albums as a whole: what it finds has no track list, ever. */
  public SourceFacts withoutTracks() {
    tellsTracks = false;
    return this;
  }

  /** With these answers the album is found. */
  public SourceFacts found(Route... routes) {
    found = List.of(routes);
    return this;
  }

  /** With these the source has none. */
  public SourceFacts none(Route... routes) {
    none = List.of(routes);
    return this;
  }

  /**
   * What arrives at the service when the album is found: method, address, the value of
   * Authorization, every further header that the source sets as {@code name: value} (name in lower
   * case, in the order of names), form. Parts that are not there are left out.
   */
  public SourceFacts sends(String... requests) {
    sent.addAll(List.of(requests));
    return this;
  }

  /** A body with status 200 that is none of the source's answers. */
  public SourceFacts unreadable(String body) {
    unreadable = body;
    return this;
  }

  /** What a reply to every question means. */
  public SourceFacts means(Kind kind, int status, String body) {
    meanings.add(new Meaning(new Route(List.of(), status, Map.of(), body), kind));
    return this;
  }

  Wanted wanted() {
    return Objects.requireNonNull(wanted, "wanting(…)");
  }

  /** Status 200 and a file of {@code src/test/resources}. */
  public static Route on(String words, String fixture) {
    return on(200, words, fixture);
  }

  /**
   * A status and a file of {@code src/test/resources}, e.g. for a service that says 404 to "none".
   */
  public static Route on(int status, String words, String fixture) {
    return new Route(List.of(words.split(" ")), status, Map.of(), text(fixture));
  }

  /** Status 200 and this text, for what is no question about music. */
  public static Route says(String words, String body) {
    return new Route(List.of(words.split(" ")), 200, Map.of(), body);
  }

  /** An album as a user names it. */
  public static Wanted seed(String artist, String album) {
    return new Wanted(Seed.named("key", album, artist).from("--album", 0).build(), null);
  }

  /** An album as a catalogue has resolved it. */
  public static Wanted resolved(String artist, String album, String... titles) {
    List<SourceTrack> tracks = new ArrayList<>();
    for (String title : titles) {
      int number = tracks.size() + 1;
      tracks.add(
          SourceTrack.of(title)
              .id("id" + number)
              .artists(List.of(artist))
              .disc(1)
              .number(number)
              .durationMs(180_000)
              .build());
    }
    return new Wanted(
        seed(artist, album).seed(),
        SourceAlbum.of("catalogue", album, List.of(artist)).id("id").tracks(tracks).build());
  }

  /** The content of a file of {@code src/test/resources}. */
  public static String text(String fixture) {
    try (InputStream in = SourceFacts.class.getResourceAsStream("/" + fixture)) {
      return new String(Objects.requireNonNull(in, fixture).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
