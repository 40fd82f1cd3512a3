package io.tensoe.ingestion.match;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Real albums beside the checkout; tests that want them are skipped where there are none. */
public final class Shared {
  private Shared() {}

  public static List<NamedCsvRecord> csv(String name) {
    return read(file(name), ',', true);
  }

  static List<NamedCsvRecord> tsv(String name) {
    return read(file(name), '\t', false);
  }

  private static Path file(String name) {
    Path path = Path.of(System.getProperty("shared", "../shared"), name);
    assumeTrue(Files.isReadable(path), "no " + name + " at hand");
    return path;
  }

  private static List<NamedCsvRecord> read(Path path, char separator, boolean quoted) {
    try (InputStream in = Files.newInputStream(path);
        InputStream text = path.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quoted ? '"' : '\u0001')
                .ofNamedCsvRecord(new InputStreamReader(text, StandardCharsets.UTF_8))) {
      return csv.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
