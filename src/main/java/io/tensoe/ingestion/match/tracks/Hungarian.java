package io.tensoe.ingestion.match.tracks;

import java.util.Arrays;

/**
 * The assignment of rows to columns with the lowest total cost (Kuhn and Munkres, with potentials
 * as in Jonker and Volgenant): rows² × columns steps, some 30 ms for 300 × 300.
 */
final class Hungarian {
  private static final long INFINITE = Long.MAX_VALUE / 4;

  private final long[][] costs;
  private final int columns;
  private final long[] rowPotential;
  private final long[] columnPotential;

  /** Row of each column, both from 1; 0 = free. */
  private final int[] rowOf;

  private final int[] previous;

  private Hungarian(long[][] costs, int columns) {
    this.costs = costs;
    this.columns = columns;
    this.rowPotential = new long[costs.length + 1];
    this.columnPotential = new long[columns + 1];
    this.rowOf = new int[columns + 1];
    this.previous = new int[columns + 1];
  }

  /**
   * Assigns every row a column of its own.
   *
   * @param costs one row each, no more rows than columns
   * @return the column of each row
   */
  static int[] assign(long[][] costs) {
    if (costs.length == 0) {
      return new int[0];
    }
    Hungarian hungarian = new Hungarian(costs, costs[0].length);
    for (int row = 1; row <= costs.length; row++) {
      hungarian.place(row);
    }
    return hungarian.columns();
  }

  private int[] columns() {
    int[] columnOf = new int[costs.length];
    for (int column = 1; column <= columns; column++) {
      if (rowOf[column] > 0) {
        columnOf[rowOf[column] - 1] = column - 1;
      }
    }
    return columnOf;
  }

  /** Finds the cheapest chain of moves that gives {@code row} a column, and makes the moves. */
  private void place(int row) {
    rowOf[0] = row;
    long[] slack = new long[columns + 1];
    boolean[] seen = new boolean[columns + 1];
    Arrays.fill(slack, INFINITE);
    int column = 0;
    do {
      seen[column] = true;
      column = nearest(column, slack, seen);
    } while (rowOf[column] != 0);
    while (column != 0) {
      int from = previous[column];
      rowOf[column] = rowOf[from];
      column = from;
    }
  }

  private int nearest(int from, long[] slack, boolean[] seen) {
    int row = rowOf[from];
    long delta = INFINITE;
    int nearest = 0;
    for (int column = 1; column <= columns; column++) {
      if (!seen[column]) {
        long reduced = costs[row - 1][column - 1] - rowPotential[row] - columnPotential[column];
        if (reduced < slack[column]) {
          slack[column] = reduced;
          previous[column] = from;
        }
        if (slack[column] < delta) {
          delta = slack[column];
          nearest = column;
        }
      }
    }
    shift(delta, slack, seen);
    return nearest;
  }

  private void shift(long delta, long[] slack, boolean[] seen) {
    for (int column = 0; column <= columns; column++) {
      if (seen[column]) {
        rowPotential[rowOf[column]] += delta;
        columnPotential[column] -= delta;
      } else {
        slack[column] -= delta;
      }
    }
  }
}
