package io.tensoe.ingestion.match.text;

import java.util.Arrays;

/**
 * Edits between two texts; neighbours that changed places count once. The order of the two is all
 * one.
 */
public final class EditDistance {
  private final String left;
  private final String right;
  private final int most;
  private int[] before;
  private int[] last;
  private int[] row;

  private EditDistance(String left, String right, int most) {
    this.left = left;
    this.right = right;
    this.most = most;
    this.before = filled();
    this.last = filled();
    this.row = filled();
  }

  /** All edits: takes the product of the lengths. */
  public static int between(String left, String right) {
    return between(left, right, Math.max(left.length(), right.length()));
  }

  /**
   * Edits up to a number of them: takes the length times that number.
   *
   * @return {@code most + 1} = more than {@code most}
   */
  public static int between(String left, String right, int most) {
    return Math.abs(left.length() - right.length()) > most
        ? most + 1
        : new EditDistance(left, right, most).count();
  }

  /** Whether at most so many edits lie between two texts. */
  public static boolean isWithin(String left, String right, int most) {
    return between(left, right, most) <= most;
  }

  private int[] filled() {
    int[] cells = new int[right.length() + 1];
    Arrays.fill(cells, most + 1);
    return cells;
  }

  /** Fills only the cells near the diagonal: those further off stand for more edits than asked. */
  private int count() {
    for (int j = 0; j <= Math.min(most, right.length()); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int from = Math.max(1, i - most);
      int to = Math.min(right.length(), i + most);
      row[from - 1] = from == 1 ? Math.min(i, most + 1) : most + 1;
      for (int j = from; j <= to; j++) {
        row[j] = cheapest(i, j);
      }
      if (to < right.length()) {
        row[to + 1] = most + 1;
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return Math.min(last[right.length()], most + 1);
  }

  private int cheapest(int i, int j) {
    int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(last[j], row[j - 1]) + 1, last[j - 1] + change);
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(best, before[j - 2] + 1) : best;
  }
}
