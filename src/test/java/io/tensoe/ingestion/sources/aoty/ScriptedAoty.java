package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.ResponseHandler;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.client.ScriptedClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Answers by path. */
final class ScriptedAoty extends ScriptedClient {
  private final Map<String, Reply> script;
  @Nullable SourceException asideFailure;

  /** Whether every answer is one that was kept, so that nothing leaves. */
  boolean remembers;

  ScriptedAoty() {
    this(new HashMap<>());
  }

  private ScriptedAoty(Map<String, Reply> script) {
    super(call -> scripted(script, call), call -> scripted(script, call));
    this.script = script;
  }

  ScriptedAoty on(String path, Reply reply) {
    script.put(path, reply);
    return this;
  }

  /** Addresses of the questions, in order. */
  List<String> asked() {
    return calls.stream().map(call -> call.uri().toString()).toList();
  }

  /** Addresses of what was asked aside. */
  List<String> aside() {
    return callsAside.stream().map(call -> call.uri().toString()).toList();
  }

  @Override
  protected Call ready(Question<?> question) throws SourceException, InterruptedException {
    return remembers ? question.call() : super.ready(question);
  }

  @Override
  public <A> Optional<A> askAside(Call call, ResponseHandler<A> handler) throws SourceException {
    if (asideFailure != null) {
      throw asideFailure;
    }
    return super.askAside(call, handler);
  }

  @Override
  public <T> List<T> together(List<Callable<T>> questions) {
    throw new AssertionError("one page at a time");
  }

  private static Reply scripted(Map<String, Reply> script, Call call) {
    @Nullable Reply reply = script.get(call.uri().getRawPath());
    if (reply == null) {
      throw new AssertionError("not in the script: " + call);
    }
    return reply;
  }
}
