package io.tensoe.ingestion.match.tracks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HungarianTest {
  @Test
  void noAssignmentIsCheaper() {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      int rows = 1 + random.nextInt(5);
      long[][] costs = new long[rows][rows + random.nextInt(3)];
      for (long[] row : costs) {
        Arrays.setAll(row, i -> random.nextInt(20));
      }
      int[] columns = Hungarian.assign(costs);
      long total = 0;
      for (int i = 0; i < rows; i++) {
        total += costs[i][columns[i]];
      }
      assertThat(Arrays.stream(columns).distinct().count(), is((long) rows));
      assertThat(total, is(cheapest(costs, 0, 0)));
    }
  }

  @Test
  void nothingIsAssignedToNothing() {
    assertThat(Hungarian.assign(new long[0][0]).length, is(0));
  }

  private static long cheapest(long[][] costs, int row, int taken) {
    if (row == costs.length) {
      return 0;
    }
    long best = Long.MAX_VALUE;
    for (int column = 0; column < costs[row].length; column++) {
      if ((taken & (1 << column)) == 0) {
        best = Math.min(best, costs[row][column] + cheapest(costs, row + 1, taken | (1 << column)));
      }
    }
    return best;
  }
}
