package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.sources.SourceSpec;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lanes that are open in this JVM, by run and source: DoFn instances come and go with bundles,
 * the lane stays as long as one of them lives.
 */
final class Lanes {
  private static final Map<String, Shared> OPEN = new HashMap<>();

  private Lanes() {}

  /** Opens the lane, or joins it; every call is answered by one {@link #release}. */
  static Lane open(String source, RunSettings run) throws InterruptedException {
    synchronized (OPEN) {
      String name = name(source, run);
      @Nullable Shared shared = OPEN.get(name);
      if (shared == null) {
        shared = new Shared(source, run);
        OPEN.put(name, shared);
      }
      shared.users++;
      return shared.lane;
    }
  }

  /** Writes the counts down; the lane stays open. */
  static void save(String source, RunSettings run) throws InterruptedException {
    @Nullable Shared shared;
    synchronized (OPEN) {
      shared = OPEN.get(name(source, run));
    }
    if (shared != null) {
      shared.source.save();
    }
  }

  /** Leaves the lane; the last one closes it. */
  static void release(String source, RunSettings run) throws InterruptedException {
    @Nullable Shared last = null;
    synchronized (OPEN) {
      @Nullable Shared shared = OPEN.get(name(source, run));
      if (shared != null && --shared.users == 0) {
        OPEN.remove(name(source, run));
        last = shared;
      }
    }
    if (last != null) {
      last.lane.close();
      last.source.close();
    }
  }

  private static String name(String source, RunSettings run) {
    return run.runId() + "/" + source;
  }

  private static final class Shared {
    private final OpenSource source;
    private final Lane lane;
    private int users;

    Shared(String name, RunSettings run) throws InterruptedException {
      SourceSpec spec = Sources.named(name);
      this.source = OpenSource.of(spec, run);
      int inFlight = run.of(name).callsInFlight();
      int albums = spec.callsPerAlbum() == 1 ? inFlight : inFlight / spec.callsPerAlbum() + 3;
      Spending spending = new Spending(source::left, spec.usualCalls());
      this.lane = new Lane(name, albums, spending, LookUpOne.in(spec, run, source));
    }
  }
}
