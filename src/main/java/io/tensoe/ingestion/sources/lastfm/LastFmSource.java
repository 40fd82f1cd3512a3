package io.tensoe.ingestion.sources.lastfm;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.match.artist.VariousArtists;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.MusicSource;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.TextLimits;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tags of every track of an album that a catalogue source has resolved. A track without tags gets
 * those of its album, else those of its artist.
 *
 * <p>An answer about another artist or title than asked (see {@link SameName}) counts as one
 * without tags; a small correction of the spelling is accepted and lowers the confidence. Safe for
 * use by several threads.
 */
public final class LastFmSource implements MusicSource {
  /** Base address of the API, from https://www.last.fm/api/intro. */
  public static final URI BASE_URL = URI.create("https://ws.audioscrobbler.com/2.0/");

  /**
   * Tracks of one album that are asked about, in the order of the list; the rest take the tags of
   * the album or artist. At five calls a second this is 100 s; the largest boxes have some 4,600
   * tracks.
   */
  static final int MOST_TRACKS = 500;

  /** Confidence when Last.fm spells a name differently. */
  private static final double RESPELT_CONFIDENCE = 0.9;

  private final SourceClient client;
  private final URI baseUrl;
  private final String apiKey;
  private final InstantSource clock;

  /**
   * @param baseUrl {@link #BASE_URL}, or a proxy or test server
   * @param apiKey secret; no message or stored answer holds it
   */
  public LastFmSource(SourceClient client, URI baseUrl, String apiKey) {
    this(client, baseUrl, apiKey, InstantSource.system());
  }

  LastFmSource(SourceClient client, URI baseUrl, String apiKey, InstantSource clock) {
    this.client = client;
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
    this.clock = clock;
  }

  /**
   * The resolved album again, same tracks in the same order, each with its tags.
   *
   * @param wanted must be resolved
   * @return absent = Last.fm has no tag for any track, the album or an artist
   */
  @Override
  public Result find(Wanted wanted) throws SourceException, InterruptedException {
    SourceAlbum album = Objects.requireNonNull(wanted.resolved(), "resolved album");
    List<Said> said = tracksOf(album);
    if (said.contains(Said.NOTHING)) {
      Said ofAlbum = ofAlbum(album);
      said.replaceAll(own -> own.equals(Said.NOTHING) ? ofAlbum : own);
    }
    if (said.contains(Said.NOTHING)) {
      fillFromArtists(album, said);
    }
    if (said.stream().allMatch(Said.NOTHING::equals)) {
      return Absent.because("Last.fm has no tag for its tracks, the album or its artists");
    }
    double confidence = said.stream().anyMatch(Said::respelt) ? RESPELT_CONFIDENCE : 1.0;
    return new Found(tagged(album, said), confidence);
  }

  private List<Said> tracksOf(SourceAlbum album) throws SourceException, InterruptedException {
    List<Callable<Said>> questions = new ArrayList<>();
    for (SourceTrack track : album.tracks()) {
      boolean isAsked = questions.size() < MOST_TRACKS;
      questions.add(
          () -> isAsked ? ofWork("track", artistOf(track, album), track.title()) : Said.NOTHING);
    }
    return new ArrayList<>(client.together(questions));
  }

  private Said ofAlbum(SourceAlbum album) throws SourceException, InterruptedException {
    return ofWork("album", first(album.artists()), album.title());
  }

  private void fillFromArtists(SourceAlbum album, List<Said> said)
      throws SourceException, InterruptedException {
    List<String> names = album.tracks().stream().map(track -> artistOf(track, album)).toList();
    List<String> asked = new ArrayList<>();
    List<Callable<Said>> questions = new ArrayList<>();
    for (int i = 0; i < said.size(); i++) {
      String name = names.get(i);
      if (said.get(i).equals(Said.NOTHING) && !asked.contains(name)) {
        asked.add(name);
        questions.add(() -> ofArtist(name));
      }
    }
    List<Said> answers = client.together(questions);
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i).equals(Said.NOTHING)) {
        said.set(i, answers.get(asked.indexOf(names.get(i))));
      }
    }
  }

  /**
   * @param what {@code track} or {@code album}: name of the method, of its parameter and of where
   *     the tags come from
   */
  private Said ofWork(String what, String artist, String title)
      throws SourceException, InterruptedException {
    String plain = Titles.plain(title);
    if (artist.isBlank() || plain.isBlank() || isTooLong(artist) || isTooLong(plain)) {
      return Said.NOTHING;
    }
    Optional<TopTags> answer = ask(call(what, artist, plain));
    return Said.in(answer, what, artist, plain);
  }

  private Said ofArtist(String artist) throws SourceException, InterruptedException {
    if (artist.isBlank() || isTooLong(artist) || VariousArtists.areNamed(artist)) {
      return Said.NOTHING;
    }
    return Said.in(ask(call("artist", artist, null)), "artist", artist, null);
  }

  /** It is not asked for: no page has such a name, and no server takes such an address. */
  private static boolean isTooLong(String name) {
    return name.length() > TextLimits.NAME;
  }

  private Call call(String what, String artist, @Nullable String title) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("method", what + ".getTopTags");
    query.put("artist", artist);
    if (title != null) {
      query.put(what, title);
    }
    query.put("autocorrect", "1");
    query.put("format", "json");
    return Call.get(baseUrl, "", query).withSecretQuery("api_key", apiKey);
  }

  private Optional<TopTags> ask(Call call) throws SourceException, InterruptedException {
    String asked = call.toString();
    return client.ask(
        Question.of(
                call, TopTags.class, reply -> LastFmWire.topTagsIn(reply, asked, clock.instant()))
            .usefulIf(answer -> !answer.tags().isEmpty()));
  }

  private static String artistOf(SourceTrack track, SourceAlbum album) {
    return first(track.artists().isEmpty() ? album.artists() : track.artists());
  }

  private static String first(List<String> names) {
    return names.isEmpty() ? "" : names.get(0);
  }

  private static SourceAlbum tagged(SourceAlbum album, List<Said> said) {
    List<SourceTrack> tracks =
        IntStream.range(0, said.size())
            .mapToObj(i -> said.get(i).of(album.tracks().get(i)))
            .toList();
    return SourceAlbum.of("lastfm", album.title(), album.artists()).tracks(tracks).build();
  }
}
