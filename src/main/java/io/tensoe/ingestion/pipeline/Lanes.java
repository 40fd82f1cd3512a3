package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lanes that are open in this JVM, by run and source. Beam makes and drops DoFn instances as it
 * likes; a lane stays open as long as one of them uses it.
 */
final class Lanes {
  private static final Map<String, Shared> OPEN = new HashMap<>();

  private Lanes() {}

  /**
   * Opens the lane, or gives the open one. Whoever got a lane calls {@link #release} once. Opening
   * may wait for the database; lanes of other sources can be opened and released meanwhile.
   */
  static Lane open(String source, RunSettings run) throws InterruptedException {
    return open(source, run, Lanes::opened);
  }

  static Lane open(String source, RunSettings run, Opening opening) throws InterruptedException {
    Shared shared;
    synchronized (OPEN) {
      shared = OPEN.computeIfAbsent(name(source, run), name -> new Shared());
      shared.users++;
    }
    boolean isOpen = false;
    try {
      Lane lane = shared.lane(source, run, opening);
      isOpen = true;
      return lane;
    } finally {
      if (!isOpen) {
        release(source, run);
      }
    }
  }

  /** Writes the counts down; the lane stays open. */
  static void save(String source, RunSettings run) throws InterruptedException {
    @Nullable Shared shared;
    synchronized (OPEN) {
      shared = OPEN.get(name(source, run));
    }
    @Nullable Opened opened = shared == null ? null : shared.opened;
    if (opened != null) {
      opened.save().run();
    }
  }

  /** Leaves the lane; the last one closes it, and the last one of a run forgets the run. */
  static void release(String source, RunSettings run) throws InterruptedException {
    @Nullable Shared last = null;
    synchronized (OPEN) {
      @Nullable Shared shared = OPEN.get(name(source, run));
      if (shared != null && --shared.users == 0) {
        OPEN.remove(name(source, run));
        last = shared;
        if (OPEN.keySet().stream().noneMatch(name -> name.startsWith(run.runId() + "/"))) {
          CatalogueAccess.forget(run);
        }
      }
    }
    @Nullable Opened opened = last == null ? null : last.opened;
    if (opened != null) {
      opened.lane().close();
      opened.close().run();
    }
  }

  /** How many are open or being opened. */
  static int count() {
    synchronized (OPEN) {
      return OPEN.size();
    }
  }

  private static String name(String source, RunSettings run) {
    return run.runId() + "/" + source;
  }

  /** Opens a lane; may wait for the database. */
  @FunctionalInterface
  interface Opening {
    Opened of(String source, RunSettings run) throws InterruptedException;
  }

  /**
   * A lane and the source behind it.
   *
   * @param save writes the counts of the source down
   * @param close closes the source; called once, after the lane was closed
   */
  record Opened(Lane lane, Action save, Action close) {}

  /** May wait for the database. */
  @FunctionalInterface
  interface Action {
    void run() throws InterruptedException;
  }

  private static Opened opened(String name, RunSettings run) throws InterruptedException {
    SourceSpec spec = Sources.named(name);
    OpenSource source = OpenSource.of(spec, run);
    int inFlight = run.of(name).callsInFlight();
    int albums = spec.callsPerAlbum() == 1 ? inFlight : inFlight / spec.callsPerAlbum() + 3;
    BudgetAdmission admission = new BudgetAdmission(source::left, spec.usualCalls());
    Lane lane = new Lane(name, albums, admission, LookUpOne.in(spec, run, source));
    return new Opened(lane, source::save, source::close);
  }

  /** One lane and who uses it. */
  private static final class Shared {
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable Opened opened;
    private int users; // guarded by OPEN

    Lane lane(String name, RunSettings run, Opening how) throws InterruptedException {
      opening.lockInterruptibly();
      try {
        @Nullable Opened known = opened;
        if (known == null) {
          known = how.of(name, run);
          opened = known;
        }
        return known.lane();
      } finally {
        opening.unlock();
      }
    }
  }
}
