package io.tensoe.ingestion.sources.lastfm;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.client.ScriptedClient;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers from a script: the first entry whose words all stand in the address. Asks in order. */
final class ScriptedLastFm extends ScriptedClient {
  private final Map<List<String>, Reply> script;

  ScriptedLastFm() {
    this(new LinkedHashMap<>());
  }

  private ScriptedLastFm(Map<List<String>, Reply> script) {
    super(
        call -> answer(script, call),
        call -> {
          throw new AssertionError("nothing to ask aside");
        });
    this.script = script;
  }

  ScriptedLastFm on(Reply reply, String... words) {
    script.put(List.of(words), reply);
    return this;
  }

  static Reply ok(String body) {
    return new Reply(200, Map.of(), body);
  }

  /** Decoded queries of the calls, in order. */
  List<String> asked() {
    return calls.stream()
        .map(call -> URLDecoder.decode(call.uri().getRawQuery(), StandardCharsets.UTF_8))
        .toList();
  }

  private static Reply answer(Map<List<String>, Reply> script, Call call) {
    String address = URLDecoder.decode(call.toString(), StandardCharsets.UTF_8);
    return script.entrySet().stream()
        .filter(entry -> entry.getKey().stream().allMatch(address::contains))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError("not in the script: " + address));
  }
}
