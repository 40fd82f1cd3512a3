package io.tensoe.ingestion.seeds.exports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tensoe.ingestion.seeds.rows.Names;
import io.tensoe.ingestion.seeds.rows.SeedCells;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.text.Lines;
import io.tensoe.ingestion.seeds.text.Showable;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Albums of what Spotify sends who asks for the data of an account
 * (https://support.spotify.com/article/understanding-my-data, read 2026-11-26): {@code
 * YourLibrary.json}, {@code Playlist1.json} and the extended streaming history. The file is read
 * token by token, in memory for one entry.
 */
public final class AccountData {
  /** Far more than any of these files has; a file of brackets must not exhaust the stack. */
  private static final int MOST_NESTING = 50;

  private static final List<String> ALBUM =
      List.of("album", "albumName", "master_metadata_album_album_name");
  private static final List<String> ARTIST =
      List.of("artist", "artistName", "master_metadata_album_artist_name");
  private static final List<String> TRACK =
      List.of("track", "trackName", "master_metadata_track_name");

  /** Fields that are kept of an entry; the others may be any number. */
  private static final Set<String> WANTED =
      Stream.of(ALBUM, ARTIST, TRACK, List.of("uri", "episode_name", "episodeName"))
          .flatMap(List::stream)
          .collect(Collectors.toUnmodifiableSet());

  /** What nobody wants looked up. */
  private static final Set<String> NOT_WANTED =
      Set.of("bannedTracks", "bannedArtists", "shows", "episodes", "artists", "other");

  /** How its entries are read. */
  public static final Layout LAYOUT = Layout.named("Spotify account data").build();

  /** The pin that its URIs are. */
  private static final String PIN = "spotify";

  private final JsonParser json;
  private final String origin;
  private final ExportRows rows;
  private boolean hasAlbums;
  private boolean hasTracks;

  private AccountData(JsonParser json, String origin, ExportRows rows) {
    this.json = json;
    this.origin = origin;
    this.rows = rows;
  }

  /**
   * Reads a file.
   *
   * @param rows takes its entries, read as {@link #LAYOUT} says
   * @throws SeedInputException if it is damaged, or holds no names of albums
   */
  public static void read(Reader text, String origin, ExportRows rows) throws IOException {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(MOST_NESTING)
            .maxStringLength(Lines.LONGEST)
            .maxNumberLength(Names.LONGEST)
            .maxNameLength(Names.LONGEST)
            .build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(limits).build();
    try (JsonParser json = factory.createParser(text)) {
      AccountData data = new AccountData(json, origin, rows);
      data.values();
      data.end();
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new SeedInputException(
          String.format(
              Locale.ROOT,
              "--input: %s is damaged JSON in line %d: %s; get the file again",
              origin,
              line,
              Showable.excerpt(e.getOriginalMessage())),
          e);
    }
  }

  private void values() throws IOException {
    for (JsonToken token = next(); token != null; token = next()) {
      if (token == JsonToken.START_OBJECT) {
        entry();
      }
    }
  }

  private @Nullable JsonToken next() throws IOException {
    return json.nextToken();
  }

  /** One object: its own texts make a row, objects inside make rows of their own. */
  private void entry() throws IOException {
    long line = json.currentTokenLocation().getLineNr();
    Map<String, String> fields = new HashMap<>();
    for (JsonToken token = next(); token == JsonToken.FIELD_NAME; token = next()) {
      String name = json.currentName();
      JsonToken value = next();
      if (value == JsonToken.VALUE_STRING && WANTED.contains(name)) {
        fields.put(name, json.getText());
      } else if (value == JsonToken.START_OBJECT) {
        entry();
      } else if (value == JsonToken.START_ARRAY) {
        array(NOT_WANTED.contains(name));
      }
    }
    place(fields, line);
  }

  private void array(boolean isUnwanted) throws IOException {
    if (isUnwanted) {
      json.skipChildren();
      return;
    }
    for (JsonToken token = next(); token != null && token != JsonToken.END_ARRAY; token = next()) {
      if (token == JsonToken.START_OBJECT) {
        entry();
      } else if (token == JsonToken.START_ARRAY) {
        array(false);
      }
    }
  }

  private void place(Map<String, String> fields, long line) {
    String album = first(fields, ALBUM);
    String artist = first(fields, ARTIST);
    hasTracks |= first(fields, TRACK) != null;
    if (album != null) {
      hasAlbums = true;
      String uri = fields.getOrDefault("uri", "");
      rows.add(
          SeedCells.of(album, artist).pinned(isAlbum(uri) ? Map.of(PIN, uri) : Map.of()),
          line,
          fields.toString());
    } else if (first(fields, TRACK) != null || isOther(fields)) {
      rows.skip(line);
    }
  }

  private static boolean isAlbum(String uri) {
    return uri.startsWith("spotify:album:");
  }

  /** An episode of a podcast, or a file of the listener's own. */
  private static boolean isOther(Map<String, String> fields) {
    return fields.containsKey("episode_name")
        || fields.containsKey("episodeName")
        || fields.getOrDefault("uri", "").startsWith("spotify:local:");
  }

  private static @Nullable String first(Map<String, String> fields, List<String> names) {
    return names.stream()
        .map(fields::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .orElse(null);
  }

  private void end() {
    if (!hasAlbums) {
      throw new SeedInputException(
          "--input: "
              + origin
              + (hasTracks
                  ? " names tracks without their albums, as Spotify's StreamingHistory files do"
                  : " is JSON without names of albums")
              + ": give YourLibrary.json, Playlist1.json or Streaming_History_Audio_….json of the"
              + " same data, or a CSV");
    }
    rows.end();
  }
}
