package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.ResponseHandler;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A client from its channels.
 *
 * @param music for questions about music
 * @param aside for what is none; never asks for the form of an answer
 */
record LayeredClient(Channel music, Channel aside, Together together) implements SourceClient {
  @Override
  public <A> Optional<A> ask(Question<A> question) throws SourceException, InterruptedException {
    return music.ask(question);
  }

  @Override
  @SuppressWarnings("unchecked") // nothing is stored, so nobody asks for the form
  public <A> Optional<A> askAside(Call call, ResponseHandler<A> handler)
      throws SourceException, InterruptedException {
    return aside.ask(Question.of(call, (Class<A>) Object.class, handler));
  }

  @Override
  public <T> List<T> together(List<Callable<T>> questions)
      throws SourceException, InterruptedException {
    return together.all(questions);
  }
}
