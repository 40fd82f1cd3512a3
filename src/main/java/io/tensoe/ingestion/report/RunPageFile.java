package io.tensoe.ingestion.report;

import io.tensoe.ingestion.files.OutputFile;
import io.tensoe.ingestion.runs.RunFacts;
import io.tensoe.ingestion.runs.RunQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The page of a run as a file: {@code report.html}. */
public final class RunPageFile {
  private RunPageFile() {}

  /**
   * Writes the page from what the tables say now; the file is there whole or not at all, and
   * missing folders are made.
   *
   * @param version of this program
   * @return whether there is such a run; without one nothing is written
   * @throws IOException if the file cannot be written
   */
  public static boolean write(RunQuery runs, String runId, String version, Path file)
      throws IOException, InterruptedException {
    Optional<RunFacts> facts = runs.read(runId);
    if (facts.isEmpty()) {
      return false;
    }
    OutputFile.write(file, RunPageHtml.of(Review.of(facts.get(), version, Instant.now())));
    return true;
  }
}
