package io.tensoe.ingestion.snapshot.parts;

import io.tensoe.ingestion.files.WholeFile;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.snapshot.rows.Format;
import io.tensoe.ingestion.snapshot.rows.TrackRecord;
import io.tensoe.ingestion.snapshot.split.SplitRule;
import io.tensoe.ingestion.tracks.ExportedSnapshot;
import io.tensoe.ingestion.tracks.TrackCopy;
import io.tensoe.ingestion.tracks.TrackSelection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.SerializableFunction;

/**
 * Reads one part of the table and writes its files, from the first query to the footers; gives the
 * name of the report, which appears when they are whole. An attempt that is repeated, by us after a
 * lost connection or by the runner, writes files of other names; the last report counts.
 */
public final class WritePartFn extends DoFn<Part, String> {
  private static final long serialVersionUID = 1L;

  private final SerializableFunction<Void, DataSource> database;
  private final ExportedSnapshot.Shared exported;
  private final TrackSelection selection;
  private final SplitRule rule;
  private final Set<Format> formats;
  private final String folder;

  public WritePartFn(
      SerializableFunction<Void, DataSource> database,
      ExportedSnapshot.Shared exported,
      TrackSelection selection,
      SplitRule rule,
      Set<Format> formats,
      String folder) {
    this.database = database;
    this.exported = exported;
    this.selection = selection;
    this.rule = rule;
    this.formats = formats;
    this.folder = folder;
  }

  @ProcessElement
  public void write(@Element Part part, OutputReceiver<String> out)
      throws IOException, InterruptedException {
    try {
      PartReport report =
          exported.read(database.apply(null), connection -> write(part, connection));
      WholeFile.write(
          Path.of(folder, PartReport.name(part.number())),
          draft -> Files.writeString(draft, Json.write(report)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.output(PartReport.name(part.number()));
  }

  private PartReport write(Part part, Connection connection) throws SQLException {
    try (PartWriter writer =
        new PartWriter(Path.of(folder), UUID.randomUUID().toString(), rule, formats)) {
      TrackCopy.each(connection, TrackRecord.COLUMNS, selection, part.pages(), writer::write);
      return writer.finish(part.number());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
