package io.tensoe.ingestion.sources.tapes;

import static io.tensoe.ingestion.sources.SourceException.Kind.CREDENTIALS;
import static io.tensoe.ingestion.sources.SourceException.Kind.REFUSED;
import static io.tensoe.ingestion.sources.SourceException.Kind.THROTTLED;
import static io.tensoe.ingestion.sources.SourceException.Kind.UNAVAILABLE;
import static io.tensoe.ingestion.sources.SourceException.Kind.UNREADABLE;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.http.RetryAfter;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceJson;
import io.tensoe.ingestion.sources.TextLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What The Tapes send. */
final class TapesWire {
  private TapesWire() {}

  /**
   * Hits of a search.
   *
   * @param albums without track lists, in the order of the search
   */
  record Hits(List<SourceAlbum> albums) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Search(@Nullable List<Tape> tapes) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Tape(
      String number,
      String title,
      String artist,
      @Nullable List<String> styles,
      @Nullable List<Song> songs) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Song(int place, String title, int seconds, @Nullable String isrc) {}

  /**
   * Hits; empty = there is nothing like it.
   *
   * @param now the time against which a {@code Retry-After} date is measured
   */
  static Optional<Hits> hitsIn(Reply reply, Instant now) throws SourceException {
    if (isMissing(reply, now)) {
      return Optional.empty();
    }
    @Nullable List<Tape> tapes = read(reply, Search.class).tapes();
    if (tapes == null) {
      throw new SourceException(UNREADABLE, "The Tapes: no list of tapes");
    }
    List<SourceAlbum> albums = new ArrayList<>();
    for (Tape tape : tapes) {
      albums.add(album(tape));
    }
    return Optional.of(new Hits(albums));
  }

  /**
   * A tape; empty = there is none of that number.
   *
   * @param now the time against which a {@code Retry-After} date is measured
   */
  static Optional<SourceAlbum> tapeIn(Reply reply, Instant now) throws SourceException {
    return isMissing(reply, now) ? Optional.empty() : Optional.of(album(read(reply, Tape.class)));
  }

  /** The one place where statuses get their meaning. */
  private static boolean isMissing(Reply reply, Instant now) throws SourceException {
    int status = reply.status();
    String said = "The Tapes: " + status;
    Optional<Duration> wait = RetryAfter.of(reply, now);
    if (status == 429 || (status == 503 && wait.isPresent())) {
      throw new SourceException(THROTTLED, said, wait.orElse(null), null);
    }
    return switch (status) {
      case 200 -> false;
      case 404 -> true;
      case 401, 403 -> throw new SourceException(CREDENTIALS, said);
      // Redirects and empty successes are no answer to this question.
      default ->
          throw new SourceException(
              status < 400 || status == 408 || status >= 500 ? UNAVAILABLE : REFUSED, said);
    };
  }

  private static <T> T read(Reply reply, Class<T> form) throws SourceException {
    try {
      return SourceJson.MAPPER.readValue(reply.text(), form);
    } catch (JsonProcessingException e) {
      throw new SourceException(UNREADABLE, "The Tapes: not what was expected");
    }
  }

  private static SourceAlbum album(Tape tape) throws SourceException {
    List<SourceTrack> tracks =
        tape.songs() == null ? List.of() : tape.songs().stream().map(TapesWire::track).toList();
    SourceAlbum album =
        SourceAlbum.of("tapes", tape.title(), List.of(tape.artist()))
            .id(tape.number())
            .genres(tape.styles())
            .tracks(tracks)
            .build();
    return TextLimits.checked(album, "The Tapes");
  }

  private static SourceTrack track(Song song) {
    return SourceTrack.of(song.title())
        .id("t" + song.place())
        .number(song.place())
        .durationMs(song.seconds() * 1000)
        .isrc(song.isrc())
        .build();
  }
}
