package io.tensoe.ingestion.sources.client;

import io.tensoe.ingestion.sources.SourceCounters;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.SourceException.Kind;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The first refusal of a source, told to everybody after it. Safe for use by several threads. */
final class Refusal {
  private final String title;
  private final SourceCounters counters;
  private final AtomicReference<@Nullable SourceException> first = new AtomicReference<>();

  Refusal(String title, SourceCounters counters) {
    this.title = title;
    this.counters = counters;
  }

  /** Throws it again, if there was one. */
  void throwIfAny() throws SourceException {
    @Nullable SourceException refusal = first.get();
    if (refusal != null) {
      throw ofTheSource(refusal);
    }
  }

  /** Takes note of one: the source refused our credentials, or lets only people in. */
  SourceException met(SourceException refusal) {
    first.compareAndSet(null, refusal);
    if (refusal.kind() == Kind.CREDENTIALS) {
      counters.refuse();
    }
    counters.note(refusal.getMessage());
    return ofTheSource(refusal);
  }

  /** What all albums are told, whoever asked: it is about the source, not about one address. */
  private SourceException ofTheSource(SourceException refusal) {
    String said = refusal.getMessage().replaceFirst("^[A-Z]+ https?://\\S+: ", "");
    String what = refusal.kind() == Kind.CHALLENGED ? " does not let us in: " : " refused us: ";
    return new SourceException(refusal.kind(), title + what + said, refusal);
  }
}
