package io.tensoe.ingestion.match;

/** Edits between two texts; neighbours that changed places count once. */
final class EditDistance {
  private EditDistance() {}

  static int between(String left, String right) {
    int[] before = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        row[j] = cheapest(left, right, i, j, before, last, row);
      }
      int[] spare = before;
      before = last;
      last = row;
      row = spare;
    }
    return last[right.length()];
  }

  private static int cheapest(
      String left, String right, int i, int j, int[] before, int[] last, int[] row) {
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
