package io.tensoe.ingestion.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tensoe.ingestion.sandbox.site.Answer;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.RequestLimit;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * What arrived at one site and what it got: the sandbox's own judgement of limits and repeats. Only
 * what is certain is a violation: a request that may have come earlier than it was noticed is not
 * held against those that come after it. Safe for use by many threads.
 */
final class RequestLog {
  private static final long SECOND = 1_000_000_000L;

  /**
   * One request under the limit.
   *
   * @param number from 1, in order of arrival
   * @param overLimit whether the limit's window already held as many as it may
   */
  record Arrival(long number, boolean overLimit) {}

  private final Optional<RequestLimit> limit;
  private final List<FaultKind> kinds;
  private final ArrivalWindow window;
  private final LongSupplier wallMillis;

  // Guarded by this.
  private final Map<FaultKind, Long> faults = new HashMap<>();
  private final Map<Integer, Long> statuses = new TreeMap<>();
  private LongSet answered = new LongSet();
  private long[] perSecond = new long[64];
  private long requests;
  private long aside;
  private long violations;
  private long repeats;
  private long usable;
  private int maxInWindow;
  private long firstNanos;
  private long firstMillis;
  private long lastMillis;

  /**
   * @param limit what is held against the site's client; empty = nothing
   * @param kinds all faults it may meet, in the order in which their counts are written
   */
  RequestLog(Optional<RequestLimit> limit, List<FaultKind> kinds, LongSupplier wallMillis) {
    this.limit = limit;
    this.kinds = kinds;
    this.window = new ArrivalWindow(limit.map(set -> set.window().toNanos()).orElse(SECOND));
    this.wallMillis = wallMillis;
  }

  /** Counts a request. Threads may report them in any order. */
  synchronized Arrival arrive(long question, StallDetector.Moment moment) {
    int inWindow = window.add(moment);
    maxInWindow = Math.max(maxInWindow, inWindow);
    boolean over = limit.isPresent() && inWindow > limit.get().requests();
    violations += over ? 1 : 0;
    repeats += answered.contains(question) ? 1 : 0;
    requests++;
    lastMillis = wallMillis.getAsLong();
    if (requests == 1) {
      firstNanos = moment.latest();
      firstMillis = lastMillis;
    }
    countSecond((int) (Math.max(0, moment.latest() - firstNanos) / SECOND));
    return new Arrival(requests, over);
  }

  private void countSecond(int second) {
    if (second >= perSecond.length) {
      perSecond = java.util.Arrays.copyOf(perSecond, Math.max(second + 1, perSecond.length * 2));
    }
    perSecond[second]++;
  }

  synchronized void aside() {
    aside++;
  }

  synchronized void fault(FaultKind kind) {
    faults.merge(kind, 1L, Long::sum);
  }

  /** Call when the answer leaves; a reset or broken one counts under status 0. */
  synchronized void leaving(long question, Answer answer) {
    boolean whole = answer.delivery() == Answer.Delivery.WHOLE;
    statuses.merge(whole ? answer.status() : 0, 1L, Long::sum);
    if (answer.isUsable()) {
      usable++;
      answered.add(question);
    }
  }

  /** Forgets all but the window: a limit holds across a reset. */
  synchronized void reset() {
    faults.clear();
    statuses.clear();
    answered = new LongSet();
    perSecond = new long[64];
    requests = 0;
    aside = 0;
    violations = 0;
    repeats = 0;
    usable = 0;
    maxInWindow = 0;
    firstMillis = 0;
    lastMillis = 0;
  }

  synchronized void writeTo(JsonGenerator json) throws IOException {
    json.writeNumberField("requests", requests);
    json.writeNumberField("aside", aside);
    json.writeNumberField("violations", violations);
    json.writeNumberField("max_in_window", maxInWindow);
    json.writeNumberField("window_ms", window.nanos() / 1_000_000);
    if (limit.isPresent()) {
      json.writeNumberField("limit", limit.get().requests());
    } else {
      json.writeNullField("limit");
    }
    json.writeNumberField("repeats", repeats);
    json.writeNumberField("usable", usable);
    json.writeObjectFieldStart("faults");
    for (FaultKind kind : kinds) {
      if (faults.containsKey(kind)) {
        json.writeNumberField(kind.key(), faults.getOrDefault(kind, 0L));
      }
    }
    json.writeEndObject();
    json.writeObjectFieldStart("answers");
    for (Map.Entry<Integer, Long> status : statuses.entrySet()) {
      String name = status.getKey() == 0 ? "broken" : status.getKey().toString();
      json.writeNumberField(name, status.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("first_arrival_ms", firstMillis);
    json.writeNumberField("last_arrival_ms", lastMillis);
    writeSeconds(json);
  }

  private void writeSeconds(JsonGenerator json) throws IOException {
    int last = perSecond.length;
    while (last > 0 && perSecond[last - 1] == 0) {
      last--;
    }
    json.writeArrayFieldStart("per_second");
    for (int second = 0; second < last; second++) {
      json.writeNumber(perSecond[second]);
    }
    json.writeEndArray();
  }
}
