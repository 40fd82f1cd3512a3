package io.tensoe.ingestion.sandbox.tapes;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tensoe.ingestion.sandbox.albums.AlbumSearch;
import io.tensoe.ingestion.sandbox.albums.Catalogue;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Song;
import io.tensoe.ingestion.sandbox.albums.Text;
import io.tensoe.ingestion.sandbox.site.Answer;
import io.tensoe.ingestion.sandbox.site.Ask;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.JsonBytes;
import io.tensoe.ingestion.sandbox.site.Site;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * {@code /tapes?artist=&title=} and {@code /tapes/NUMBER}; generated albums alone, all of one
 * genre.
 */
final class TapesSite implements Site {
  private static final double GOOD = 0.9;
  private static final int FIRST_NUMBER = 1_000;

  private final Catalogue catalogue;
  private final AlbumSearch search;

  TapesSite(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.search = new AlbumSearch(catalogue);
  }

  @Override
  public Answer answer(Ask ask) {
    if (ask.header("X-Tapes-Key").isEmpty()) {
      return refusal(FaultKind.CREDENTIALS, 0, 0);
    }
    if (ask.path().equals("/tapes")) {
      List<String> words = Text.words(ask.value("artist") + " " + ask.value("title"));
      List<Release> hits =
          search.candidates(words).stream()
              .filter(release -> release.ref().generated())
              .filter(release -> AlbumSearch.score(release, words) >= GOOD)
              .toList();
      return json(
          out -> {
            out.writeArrayFieldStart("tapes");
            for (Release hit : hits) {
              out.writeStartObject();
              tape(out, hit);
              out.writeEndObject();
            }
            out.writeEndArray();
          });
    }
    int index = Integer.parseInt(ask.path().replace("/tapes/", "")) - FIRST_NUMBER;
    if (index < 0 || index >= catalogue.generated().count()) {
      return Answer.usable(404, Answer.JSON, Text.bytes("{}"));
    }
    Release tape = catalogue.generated().release(index);
    return json(
        out -> {
          tape(out, tape);
          songs(out, tape);
        });
  }

  private static void tape(JsonGenerator out, Release release) throws IOException {
    out.writeStringField("number", String.valueOf(FIRST_NUMBER + release.ref().index()));
    out.writeStringField("title", release.plainTitle());
    out.writeStringField("artist", release.artist());
  }

  private static void songs(JsonGenerator out, Release release) throws IOException {
    out.writeArrayFieldStart("styles");
    out.writeString("Tape Music");
    out.writeEndArray();
    out.writeArrayFieldStart("songs");
    for (Song song : release.songs()) {
      out.writeStartObject();
      out.writeNumberField("place", song.number());
      out.writeStringField("title", song.title());
      out.writeNumberField("seconds", song.millis() / 1000);
      out.writeStringField("isrc", "TAPES26" + String.format(Locale.ROOT, "%05d", song.number()));
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static Answer json(JsonBytes.Writing fields) {
    return Answer.usable(200, Answer.JSON, JsonBytes.object(fields));
  }

  @Override
  public Answer refusal(FaultKind kind, long dice, long retryAfterSeconds) {
    return switch (kind.key()) {
      case "throttle", "long429" ->
          Answer.refusal(429, Answer.JSON, "{\"error\":\"slow down\"}")
              .with("Retry-After", String.valueOf(retryAfterSeconds));
      case "credentials" -> Answer.refusal(401, Answer.JSON, "{\"error\":\"no such key\"}");
      case "html" -> Answer.refusal(dice % 2 == 0 ? 200 : 502, Answer.HTML, "<p>Back soon</p>");
      default -> Answer.refusal(dice % 2 == 0 ? 500 : 503, Answer.JSON, "{\"error\":\"down\"}");
    };
  }
}
