package io.tensoe.ingestion.seeds;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tensoe.ingestion.files.WholeFile;
import io.tensoe.ingestion.seeds.rows.SeedCells;
import io.tensoe.ingestion.sources.Pin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters as a CSV that {@link CsvSeeds} reads again: the wanted albums come back as the same
 * seeds, a bad row stays bad until it is corrected.
 *
 * <p>RFC 4180, UTF-8 without mark, LF. For programs: values are not changed, so formulas are not
 * neutralized.
 */
public final class DeadLetterCsv {
  private static final List<String> NAMES = List.of("album_name", "artist_name", "year");

  private static final List<String> CAUSE =
      List.of("source", "kind", "message", "file", "line", "time");

  private DeadLetterCsv() {}

  /**
   * Replaces the file; it is there whole or not at all. No letters = the header alone. Folders are
   * made. The first columns are those of the input, one per pin among them; their order is fixed
   * for whoever reads the file.
   *
   * @param pins all there are, in the order in which they stand in the album key
   * @throws IOException if it cannot be written; an older file is then still there
   */
  public static void write(Path file, Iterable<DeadLetter> letters, List<Pin> pins)
      throws IOException {
    WholeFile.makeFolderOf(file);
    WholeFile.write(file, draft -> writeAll(draft, letters, pins));
  }

  private static void writeAll(Path file, Iterable<DeadLetter> letters, List<Pin> pins)
      throws IOException {
    // Through a stream: half a surrogate pair is written as "?" rather than ending the file there.
    try (OutputStream bytes = Files.newOutputStream(file);
        CsvWriter csv =
            CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(bytes, StandardCharsets.UTF_8)) {
      csv.writeRecord(columns(pins));
      for (DeadLetter letter : letters) {
        csv.writeRecord(values(letter, pins));
      }
    }
  }

  private static List<String> columns(List<Pin> pins) {
    List<String> columns = new ArrayList<>(NAMES);
    pins.forEach(pin -> columns.add(pin.column()));
    columns.addAll(CAUSE);
    return columns;
  }

  private static List<@Nullable String> values(DeadLetter letter, List<Pin> pins) {
    SeedCells cells = letter.cells();
    List<@Nullable String> values = new ArrayList<>();
    values.add(cells.album());
    values.add(cells.artist());
    values.add(cells.year());
    pins.forEach(pin -> values.add(cells.pins().get(pin.name())));
    values.add(letter.source());
    values.add(letter.kind().name().toLowerCase(Locale.ROOT));
    values.add(letter.message());
    values.add(letter.file());
    values.add(String.valueOf(letter.line()));
    values.add(letter.time().toString());
    return values;
  }
}
