package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.client.ScriptedClient;
import java.util.List;
import java.util.function.Function;

/** Answers from functions: questions about music, and what is put aside. */
class ScriptedSpotify extends ScriptedClient {
  ScriptedSpotify(Function<Call, Reply> script, Function<Call, Reply> scriptAside) {
    super(script, scriptAside);
  }

  /** Path and query of the questions about music, without the base address. */
  List<String> paths() {
    return calls.stream()
        .map(call -> call.uri().getRawPath() + query(call))
        .map(path -> path.substring("/v1".length()))
        .toList();
  }

  private static String query(Call call) {
    String query = call.uri().getRawQuery();
    return query == null ? "" : "?" + query;
  }
}
