package io.tensoe.ingestion.sandbox;

import java.util.ArrayList;
import java.util.List;

/** How many requests certainly arrived within one window. For use by one thread at a time. */
final class ArrivalWindow {
  /** Threads tell of their requests at most so much later than others of later ones. */
  private static final long OUT_OF_ORDER_NANOS = 200_000_000;

  private final long nanos;

  /** By when they arrived at the latest. */
  private final List<StallDetector.Moment> moments = new ArrayList<>();

  ArrivalWindow(long nanos) {
    this.nanos = nanos;
  }

  long nanos() {
    return nanos;
  }

  /**
   * Adds a request.
   *
   * @return the most requests of any window that it is in, itself included
   */
  int add(StallDetector.Moment moment) {
    int at = moments.size();
    while (at > 0 && moments.get(at - 1).latest() - moment.latest() > 0) {
      at--;
    }
    moments.add(at, moment);
    int most = 1;
    for (int last = at; last < moments.size(); last++) {
      int first = firstWith(last);
      most = first <= at ? Math.max(most, last - first + 1) : most;
    }
    forget();
    return most;
  }

  /**
   * The oldest one within the window that ends with this one; itself, however long before it was
   * noticed it may have come.
   */
  private int firstWith(int last) {
    int first = 0;
    while (first < last && moments.get(last).latest() - moments.get(first).earliest() >= nanos) {
      first++;
    }
    return first;
  }

  private void forget() {
    long newest = moments.get(moments.size() - 1).latest();
    while (newest - moments.get(0).latest() >= nanos + OUT_OF_ORDER_NANOS) {
      moments.remove(0);
    }
  }
}
