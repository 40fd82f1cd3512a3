package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Persistent.DatabaseFailedException;
import io.tensoe.ingestion.merge.Merge;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.tracks.AlbumRows;
import io.tensoe.ingestion.tracks.AlbumUpsert;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a batch of albums in one transaction. A batch whose data the database refuses is split
 * until the album at fault stands alone; that one is written as failed, all others as they are.
 * Safe for use by several threads.
 */
final class AlbumWriter {
  private static final Logger LOG = LoggerFactory.getLogger(AlbumWriter.class);

  private final DataSource pool;
  private final String runId;
  private final boolean isOffline;
  private final boolean isSandbox;

  AlbumWriter(DataSource pool, RunSettings run) {
    this.pool = pool;
    this.runId = run.runId();
    this.isOffline = run.isOffline();
    this.isSandbox = run.isSandbox();
  }

  /**
   * Writes them; again without effect.
   *
   * @param albums one batch as {@link AlbumRows#parameters} takes it
   * @throws DatabaseFailedException if the database refused them for no fault of an album
   */
  void write(List<MergedAlbum> albums) throws InterruptedException {
    @Nullable Throwable refusal = tried(albums);
    if (refusal == null) {
      return;
    }
    if (albums.size() > 1) {
      int half = albums.size() / 2;
      write(albums.subList(0, half));
      write(albums.subList(half, albums.size()));
      return;
    }
    MergedAlbum album = albums.get(0);
    String reason =
        Unreadable.reason("writing", album.seed().album(), album.seed().artist(), refusal);
    if (tried(List.of(Merge.unreadable(album.seed(), album.outcomes(), Trust.ORDER, reason)))
        != null) {
      // Not even its name can be written. It stays registered as not done: a later run takes it
      // again.
      LOG.error("nothing can be written of {}", album.seed().key());
    }
  }

  /** Writes them together or not at all. Null = written; else why the data was refused. */
  private @Nullable Throwable tried(List<MergedAlbum> albums) throws InterruptedException {
    try {
      List<String> parameters = AlbumRows.parameters(runId, albums, isOffline, isSandbox);
      Persistent.run(pool, connection -> execute(connection, parameters));
      return null;
    } catch (DatabaseFailedException e) {
      if (!e.isOfData()) {
        throw e;
      }
      return e.getCause();
    } catch (RuntimeException | StackOverflowError e) {
      if (!Unreadable.isOfAlbum(e)) {
        throw e;
      }
      return e;
    }
  }

  private static boolean execute(Connection connection, List<String> parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(AlbumUpsert.SQL)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setString(i + 1, parameters.get(i));
      }
      return statement.execute();
    }
  }
}
