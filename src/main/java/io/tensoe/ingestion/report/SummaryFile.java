package io.tensoe.ingestion.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.tensoe.ingestion.files.OutputFile;
import io.tensoe.ingestion.model.Json;
import java.io.IOException;
import java.nio.file.Path;

/** The summary as a file: complete or not there. */
public final class SummaryFile {
  /** Unlike between our own steps, "unknown" is said: every key is always there. */
  private static final ObjectWriter WRITER =
      Json.MAPPER
          .copy()
          .setSerializationInclusion(JsonInclude.Include.ALWAYS)
          .writerWithDefaultPrettyPrinter();

  private SummaryFile() {}

  /** As JSON text. */
  public static String json(Summary summary) throws JsonProcessingException {
    return WRITER.writeValueAsString(summary);
  }

  /** Writes it beside its place and moves it there; missing folders are made. */
  public static void write(Summary summary, Path file) throws IOException {
    OutputFile.write(file, json(summary) + "\n");
  }
}
