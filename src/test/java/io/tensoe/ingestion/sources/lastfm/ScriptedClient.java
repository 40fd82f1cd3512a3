package io.tensoe.ingestion.sources.lastfm;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.ResponseHandler;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Answers from a script: the first entry whose words all stand in the address. Asks in order. */
final class ScriptedClient implements SourceClient {
  private final Map<List<String>, Reply> script = new LinkedHashMap<>();
  final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

  ScriptedClient on(Reply reply, String... words) {
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

  @Override
  public <A> Optional<A> ask(Question<A> question) throws SourceException, InterruptedException {
    Call call = question.signer().sign(question.call());
    calls.add(call);
    String address = URLDecoder.decode(call.toString(), StandardCharsets.UTF_8);
    for (Map.Entry<List<String>, Reply> entry : script.entrySet()) {
      if (entry.getKey().stream().allMatch(address::contains)) {
        return question.handler().handle(entry.getValue());
      }
    }
    throw new AssertionError("not in the script: " + address);
  }

  @Override
  public <A> Optional<A> askAside(Call call, ResponseHandler<A> handler) {
    throw new AssertionError("nothing to ask aside");
  }

  @Override
  public <T> List<T> together(List<Callable<T>> questions)
      throws SourceException, InterruptedException {
    List<T> answers = new ArrayList<>();
    for (Callable<T> question : questions) {
      try {
        answers.add(question.call());
      } catch (SourceException | InterruptedException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    return answers;
  }
}
