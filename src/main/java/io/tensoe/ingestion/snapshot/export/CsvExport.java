package io.tensoe.ingestion.snapshot.export;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.files.WholeFile;
import io.tensoe.ingestion.snapshot.folder.ExportException;
import io.tensoe.ingestion.snapshot.rows.PeopleCsv;
import io.tensoe.ingestion.snapshot.rows.TrackRecord;
import io.tensoe.ingestion.tracks.TrackCopy;
import io.tensoe.ingestion.tracks.TrackSelection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** All tracks in one CSV file for people, as {@code snapshot --format=csv} writes them. */
public final class CsvExport {
  private CsvExport() {}

  /**
   * Replaces the file; it is there whole or not at all. In the order of artist, album, disc and
   * number. Folders are made.
   *
   * @return how many tracks
   * @throws ExportException if it cannot be written there; an older file is then still there
   */
  public static long write(DataSource database, Path file) throws InterruptedException {
    try {
      long[] rows = {0};
      WholeFile.makeFolderOf(file);
      WholeFile.<InterruptedException>write(
          file,
          draft -> rows[0] = Persistent.run(database, connection -> write(connection, draft)));
      return rows[0];
    } catch (IOException e) {
      throw new ExportException("cannot export to " + file + ": " + e, e);
    } catch (UncheckedIOException e) {
      throw new ExportException("cannot export to " + file + ": " + e.getCause(), e);
    }
  }

  private static long write(Connection connection, Path part) throws SQLException {
    long[] rows = {0};
    TrackRecord tracks = new TrackRecord();
    try (Writer out = Files.newBufferedWriter(part)) {
      out.write(PeopleCsv.header());
      try (PeopleCsv csv = new PeopleCsv(out)) {
        TrackCopy.ordered(
            connection,
            TrackRecord.COLUMNS,
            TrackSelection.ALL,
            row -> {
              csv.write(tracks.of(row));
              rows[0]++;
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows[0];
  }
}
