package io.tensoe.ingestion.snapshot.export;

import static io.tensoe.ingestion.snapshot.export.ExportDesk.duck;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says how fast an export is and what it needs; asserts only that it is right. */
class ExportSpeedIT {
  private static final int ROWS = 200_000;

  @TempDir Path home;

  @Test
  void manyRowsAreExported() throws Exception {
    try (ExportDesk desk = ExportDesk.open()) {
      desk.fill("few", 10);
      desk.fill("many", ROWS);
      measure(desk, "few", 10);
      measure(desk, "many", ROWS);
      assertThat(
          duck(
              String.format(
                  Locale.ROOT,
                  "SELECT count(*), count(DISTINCT track_id) FROM '%s/tracks-many-*.parquet'",
                  home.resolve("out"))),
          contains(ROWS + " | " + ROWS));
    }
  }

  private void measure(ExportDesk desk, String runId, int rows) throws Exception {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
    long start = System.nanoTime();
    desk.export(runId, home.resolve("out"));
    double seconds = (System.nanoTime() - start) / 1e9;
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    System.out.printf(
        Locale.ROOT,
        "%d tracks exported in %.2f s: %.0f rows/s, heap peaks %d MB%n",
        rows,
        seconds,
        rows / seconds,
        peak >> 20);
  }
}
