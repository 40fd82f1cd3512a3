package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.sources.Answers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Answers in memory, whose age a test sets. */
public final class KeptAnswers implements Answers {
  public final Map<String, Kept> byQuestion = new ConcurrentHashMap<>();

  @Override
  public @Nullable Kept find(String question) {
    return byQuestion.get(question);
  }

  @Override
  public @Nullable Kept findNew(String question) {
    return byQuestion.get(question);
  }

  @Override
  public void keep(String question, Kept answer) {
    @Nullable Kept before = byQuestion.get(question);
    int misses = answer.misses() == 0 ? 0 : before == null ? 1 : before.misses() + 1;
    byQuestion.put(
        question, new Kept(answer.form(), answer.raw(), answer.version(), misses, Duration.ZERO));
  }

  @Override
  public void reread(String question, Kept answer) {
    byQuestion.put(question, answer);
  }

  /** Makes all of them so old. */
  void age(Duration age) {
    byQuestion.replaceAll(
        (question, kept) -> new Kept(kept.form(), kept.raw(), kept.version(), kept.misses(), age));
  }
}
