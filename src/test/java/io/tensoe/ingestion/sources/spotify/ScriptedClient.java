package io.tensoe.ingestion.sources.spotify;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.ResponseHandler;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** A client that answers by script, without limits, retries or memory, and remembers the calls. */
class ScriptedClient implements SourceClient {
  private final Function<Call, Reply> script;
  private final Function<Call, Reply> scriptAside;

  /** Questions about music, in the order in which they were put. */
  final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

  /** Questions put aside. */
  final List<Call> callsAside = Collections.synchronizedList(new ArrayList<>());

  ScriptedClient(Function<Call, Reply> script, Function<Call, Reply> scriptAside) {
    this.script = script;
    this.scriptAside = scriptAside;
  }

  @Override
  public <A> Optional<A> ask(Question<A> question) throws SourceException, InterruptedException {
    Call call = question.signer().sign(question.call());
    calls.add(call);
    Optional<A> answer = question.handler().handle(script.apply(call));
    return answer.map(question.form()::cast);
  }

  @Override
  public <A> Optional<A> askAside(Call call, ResponseHandler<A> handler) throws SourceException {
    callsAside.add(call);
    return handler.handle(scriptAside.apply(call));
  }

  @Override
  public <T> List<T> together(List<Callable<T>> questions) {
    throw new UnsupportedOperationException("not used by this source");
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
