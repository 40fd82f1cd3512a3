package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.Answers;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.ResponseHandler;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Answers from what is kept, however old; nothing is sent. A question without a kept answer is
 * refused like one to a closed source. Safe for use by several threads.
 */
public final class StoredClient implements SourceClient {
  private final AnswerCache cache;

  /**
   * @param bases base addresses of the source
   */
  public StoredClient(Answers answers, AnswerPolicy policy, Collection<URI> bases) {
    this.cache = new AnswerCache(answers, policy, null, true, () -> Duration.ZERO, bases);
  }

  @Override
  public <A> Optional<A> ask(Question<A> question) throws SourceException, InterruptedException {
    @Nullable CachedAnswer<A> known = cache.find(question);
    if (known == null) {
      throw unknown();
    }
    return known.answer();
  }

  @Override
  public <A> Optional<A> askAside(Call call, ResponseHandler<A> handler) throws SourceException {
    throw unknown();
  }

  @Override
  public <T> List<T> together(List<Callable<T>> questions)
      throws SourceException, InterruptedException {
    List<T> results = new ArrayList<>();
    for (Callable<T> question : questions) {
      try {
        results.add(question.call());
      } catch (SourceException | InterruptedException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    return results;
  }

  private static SourceException unknown() {
    return SourceException.closed("no answer is stored", null);
  }
}
