package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.SourceFacts;
import java.util.Map;

/** Small pages in the shape of the real ones; names and numbers are made up. */
final class AotyPages {
  private AotyPages() {}

  static String page(String name) {
    return SourceFacts.text("aoty/" + name);
  }

  static Reply ok(String name) {
    return new Reply(200, Map.of(), page(name));
  }

  static Reply reply(int status, String body) {
    return new Reply(status, Map.of(), body);
  }
}
