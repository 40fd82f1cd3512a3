package io.tensoe.ingestion.sources.client;

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

/**
 * A client that answers by script, without limits, retries or memory, and remembers the calls.
 * Questions that are put together are asked one after another.
 */
public class ScriptedClient implements SourceClient {
  private final Function<Call, Reply> script;
  private final Function<Call, Reply> scriptAside;

  /** Questions about music, in the order in which they were put. */
  public final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

  /** Questions put aside. */
  public final List<Call> callsAside = Collections.synchronizedList(new ArrayList<>());

  public ScriptedClient(Function<Call, Reply> script, Function<Call, Reply> scriptAside) {
    this.script = script;
    this.scriptAside = scriptAside;
  }

  /** The call as it leaves. */
  protected Call ready(Question<?> question) throws SourceException, InterruptedException {
    return question.signer().sign(question.call());
  }

  @Override
  public <A> Optional<A> ask(Question<A> question) throws SourceException, InterruptedException {
    Call call = ready(question);
    calls.add(call);
    return question.handler().handle(script.apply(call)).map(question.form()::cast);
  }

  @Override
  public <A> Optional<A> askAside(Call call, ResponseHandler<A> handler) throws SourceException {
    callsAside.add(call);
    return handler.handle(scriptAside.apply(call));
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

  /** The same, asking equal questions once, as every real client does. */
  public SourceClient inSingleFlight() {
    ScriptedClient script = this;
    Channel scripted =
        new Channel() {
          @Override
          public <A> Optional<A> ask(Question<A> question)
              throws SourceException, InterruptedException {
            return script.ask(question);
          }
        };
    Channel once = new SingleFlight(scripted, 1_000);
    return new SourceClient() {
      @Override
      public <A> Optional<A> ask(Question<A> question)
          throws SourceException, InterruptedException {
        return once.ask(question);
      }

      @Override
      public <A> Optional<A> askAside(Call call, ResponseHandler<A> handler)
          throws SourceException {
        return script.askAside(call, handler);
      }

      @Override
      public <T> List<T> together(List<Callable<T>> questions)
          throws SourceException, InterruptedException {
        return script.together(questions);
      }
    };
  }
}
