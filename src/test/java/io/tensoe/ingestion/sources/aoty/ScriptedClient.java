package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.ResponseHandler;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Answers by path; what is asked aside is kept apart. */
final class ScriptedClient implements SourceClient {
  private final Map<String, Reply> script = new HashMap<>();
  final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  final List<String> aside = Collections.synchronizedList(new ArrayList<>());
  @Nullable SourceException asideFailure;

  /** Whether every answer is one that was kept, so that nothing leaves. */
  boolean remembers;

  ScriptedClient on(String path, Reply reply) {
    script.put(path, reply);
    return this;
  }

  @Override
  public <A> Optional<A> ask(Question<A> question) throws SourceException, InterruptedException {
    Call call = remembers ? question.call() : question.signer().sign(question.call());
    asked.add(call.uri().toString());
    return question.handler().handle(scripted(call));
  }

  @Override
  public <A> Optional<A> askAside(Call call, ResponseHandler<A> handler) throws SourceException {
    aside.add(call.uri().toString());
    if (asideFailure != null) {
      throw asideFailure;
    }
    return handler.handle(scripted(call));
  }

  private Reply scripted(Call call) {
    Reply reply = script.get(call.uri().getRawPath());
    if (reply == null) {
      throw new AssertionError("not in the script: " + call);
    }
    return reply;
  }

  @Override
  public <T> List<T> together(List<Callable<T>> questions) {
    throw new AssertionError("one page at a time");
  }
}
