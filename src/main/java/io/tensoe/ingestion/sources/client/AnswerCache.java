package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.Answers;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a question from what was kept, and keeps what is new: decides what is fresh, reads old
 * replies again when we understand more, and never keeps a failure. Safe for use by several
 * threads.
 */
public final class AnswerCache {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerCache.class);

  private final Answers answers;
  private final AnswerPolicy policy;
  private final @Nullable Duration freshFor;
  private final boolean isOffline;
  private final Supplier<Duration> sinceStart;
  private final List<String> bases;

  /**
   * @param freshFor how old an answer may be; null = as the policy says
   * @param isOffline whether every kept answer will do, however old, because nothing may be sent
   * @param sinceStart for how long the run has been going on: what it was answered itself is fresh,
   *     though a worker that comes later finds it here like any other answer
   * @param bases base addresses of the source: the same question has the same name below all of
   *     them
   */
  public AnswerCache(
      Answers answers,
      AnswerPolicy policy,
      @Nullable Duration freshFor,
      boolean isOffline,
      Supplier<Duration> sinceStart,
      Collection<URI> bases) {
    this.answers = answers;
    this.policy = policy;
    this.freshFor = freshFor;
    this.isOffline = isOffline;
    this.sinceStart = sinceStart;
    // The longest first: one may be the beginning of another.
    this.bases =
        bases.stream()
            .map(AnswerCache::withoutSlash)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** Whether nothing may be sent. */
  boolean isOffline() {
    return isOffline;
  }

  /** What is known; null = the question must be sent. */
  <A> @Nullable CachedAnswer<A> find(Question<A> question) throws InterruptedException {
    return known(question, answers.find(name(question.call())), isOffline);
  }

  /** What has just been answered to another run, whatever is fresh for us; null = nothing. */
  <A> @Nullable CachedAnswer<A> findNew(Question<A> question) throws InterruptedException {
    return known(question, answers.findNew(name(question.call())), true);
  }

  private <A> @Nullable CachedAnswer<A> known(
      Question<A> question, Answers.@Nullable Kept kept, boolean ofAnyAge)
      throws InterruptedException {
    if (kept == null || !(ofAnyAge || isFresh(kept))) {
      return null;
    }
    @Nullable Reply raw = kept.raw();
    if (kept.version() < policy.version() && raw != null) {
      @Nullable CachedAnswer<A> better = readAgain(question, name(question.call()), kept, raw);
      if (better != null) {
        return better;
      }
    }
    return read(question, kept.form());
  }

  private boolean isFresh(Answers.Kept kept) {
    return policy.isFresh(kept.age(), kept.misses(), freshFor)
        || kept.age().compareTo(sinceStart.get()) < 0;
  }

  private <A> @Nullable CachedAnswer<A> readAgain(
      Question<A> question, String name, Answers.Kept kept, Reply raw) throws InterruptedException {
    try {
      Optional<A> answer = question.handler().handle(raw);
      int misses = isUseful(question, answer) ? 0 : Math.max(1, kept.misses());
      answers.reread(
          name, new Answers.Kept(form(answer), raw, policy.version(), misses, kept.age()));
      return new CachedAnswer<>(answer);
    } catch (SourceException e) {
      LOG.warn("a kept reply is not understood any more: {}", e.getMessage());
      return null;
    }
  }

  private static <A> @Nullable CachedAnswer<A> read(Question<A> question, @Nullable String form) {
    if (form == null) {
      return new CachedAnswer<>(Optional.empty());
    }
    try {
      return new CachedAnswer<>(Optional.of(Json.read(form, question.form())));
    } catch (IllegalArgumentException e) {
      LOG.warn("a kept answer has a form of before and is asked for again: {}", question.call());
      return null;
    }
  }

  /**
   * Keeps an answer that has just come; see {@link Answers#keep}. A reply that repeats the secrets
   * of its call is not kept.
   *
   * @param question with the call as it left
   */
  <A> void keep(Question<A> question, Reply reply, Optional<A> answer) throws InterruptedException {
    answers.keep(
        name(question.call()),
        new Answers.Kept(
            form(answer),
            policy.keepsRaw() && !question.call().isQuotedIn(reply.text()) ? reply : null,
            policy.version(),
            isUseful(question, answer) ? 0 : 1,
            Duration.ZERO));
  }

  private static <A> boolean isUseful(Question<A> question, Optional<A> answer) {
    return answer.isPresent() && question.isUseful().test(answer.get());
  }

  private static <A> @Nullable String form(Optional<A> answer) {
    return answer.map(Json::write).orElse(null);
  }

  /** Method, path and query below the base address. */
  String name(Call call) {
    String address = call.uri().toString();
    for (String base : bases) {
      String rest = address.startsWith(base) ? address.substring(base.length()) : "-";
      if (rest.isEmpty() || rest.startsWith("/") || rest.startsWith("?")) {
        return call.method() + " " + rest.replaceFirst("^/(?=\\?|$)", "");
      }
    }
    return call.toString();
  }

  private static String withoutSlash(URI base) {
    return base.toString().replaceFirst("/+$", "");
  }
}
