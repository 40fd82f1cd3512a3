package io.tensoe.ingestion.seeds;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.tensoe.ingestion.seeds.rows.SeedCells;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
  /** The first seven are input columns; the order is fixed for whoever reads the file. */
  static final List<String> COLUMNS =
      List.of(
          "album_name",
          "artist_name",
          "year",
          "spotify_id",
          "upc",
          "mbid",
          "aoty_url",
          "source",
          "kind",
          "message",
          "file",
          "line",
          "time");

  private DeadLetterCsv() {}

  /**
   * Replaces the file; it is there whole or not at all. No letters = the header alone. Folders are
   * made.
   *
   * @throws IOException if it cannot be written; an older file is then still there
   */
  public static void write(Path file, Iterable<DeadLetter> letters) throws IOException {
    Path target = file.toAbsolutePath();
    @Nullable Path folder = target.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      writeAll(part, letters);
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static void writeAll(Path file, Iterable<DeadLetter> letters) throws IOException {
    // Through a stream: half a surrogate pair is written as "?" rather than ending the file there.
    try (OutputStream bytes = Files.newOutputStream(file);
        CsvWriter csv =
            CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(bytes, StandardCharsets.UTF_8)) {
      csv.writeRecord(COLUMNS);
      for (DeadLetter letter : letters) {
        csv.writeRecord(values(letter));
      }
    }
  }

  private static @Nullable String[] values(DeadLetter letter) {
    SeedCells cells = letter.cells();
    return new @Nullable String[] {
      cells.album(),
      cells.artist(),
      cells.year(),
      cells.spotifyId(),
      cells.upc(),
      cells.mbid(),
      cells.aotyUrl(),
      letter.source(),
      letter.kind().name().toLowerCase(Locale.ROOT),
      letter.message(),
      letter.file(),
      String.valueOf(letter.line()),
      letter.time().toString()
    };
  }
}
