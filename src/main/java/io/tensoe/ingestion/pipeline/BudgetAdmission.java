package io.tensoe.ingestion.pipeline;

import java.util.OptionalLong;

/**
 * Spends a budget that does not last for all albums on as many whole ones as possible: near its end
 * an album is started only if what is left lasts for it after those under way, so that one album at
 * most is left half done. A source without a budget is never held up.
 */
final class BudgetAdmission {
  private final Budget budget;
  private final double callsPerAlbum;

  /** What is left to spend. */
  @FunctionalInterface
  interface Budget {
    /** Calls; empty = there is no budget. */
    OptionalLong left() throws InterruptedException;
  }

  /**
   * @param callsPerAlbum what one album usually costs
   */
  BudgetAdmission(Budget budget, double callsPerAlbum) {
    this.budget = budget;
    this.callsPerAlbum = callsPerAlbum;
  }

  /**
   * Whether what is left lasts for so many albums under way, their calls so far left out. A lone
   * album always starts: what it is told is kept. Without anything left nothing can be spent, and
   * what is stored already need not wait.
   */
  boolean lastsFor(int albums) throws InterruptedException {
    if (albums <= 1) {
      return true;
    }
    OptionalLong left = budget.left();
    return left.isEmpty()
        || left.getAsLong() <= 0
        || left.getAsLong() >= Math.ceil(albums * callsPerAlbum);
  }
}
