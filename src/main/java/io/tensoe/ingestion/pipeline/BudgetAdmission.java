package io.tensoe.ingestion.pipeline;

import java.util.OptionalLong;

/**
 * Spends a budget that does not last for all albums on as many complete ones as possible. Near its
 * end an album is started only if what is left lasts for it and for all that are under way. So at
 * most one album is left incomplete. A source without a budget never waits. See decision 0011.
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
   * Whether what is left lasts for so many albums, as if none of their calls had been made yet.
   * Always true for one album: its answers are stored, so a later run continues with them. Also
   * true when nothing is left: then no call is made, and stored answers need not wait.
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
