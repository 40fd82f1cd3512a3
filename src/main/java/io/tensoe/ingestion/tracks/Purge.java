package io.tensoe.ingestion.tracks;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.database.connection.Persistent.DatabaseFailedException;
import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.database.connection.Transactions;
import io.tensoe.ingestion.model.AlbumStatus;
import io.tensoe.ingestion.model.MergedAlbum;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes everything that came from one source out of the tables. What was spent of its limits stays:
 * those calls were made. If it is killed, the same purge finishes the rest. Safe for use by several
 * threads.
 */
public final class Purge {
  private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

  private static final String HAS_VALUE =
      "EXISTS (SELECT 1 FROM jsonb_each_text(provenance)"
          + " WHERE ? = ANY (string_to_array(value, ',')))";

  private final DataSource database;
  private final String source;
  private final PurgedAlbums albums;

  /**
   * @param source name of the source, whatever its base address
   * @param isCatalogue whether it may have given tracks, and so how sure the match of an album is
   */
  public Purge(DataSource database, String source, boolean isCatalogue, boolean isSandbox) {
    this.database = database;
    this.source = source;
    this.albums = new PurgedAlbums(source, isCatalogue, isSandbox);
  }

  /** Deletes its answers, dead letters and counts. */
  public Deleted deleteAnswers() throws InterruptedException {
    return Persistent.run(
        database,
        pooled ->
            Transactions.in(
                pooled,
                connection -> {
                  Deleted deleted =
                      new Deleted(
                          of("DELETE FROM answers WHERE split_part(source_id, '@', 1) = ?")
                              .update(connection),
                          of("DELETE FROM dead_letters WHERE source = ?").update(connection));
                  of("DELETE FROM run_sources WHERE source = ?").update(connection);
                  return deleted;
                }));
  }

  /**
   * What was deleted.
   *
   * @param answers stored answers
   * @param letters dead letters
   */
  public record Deleted(int answers, int letters) {}

  /**
   * What a purge would do, from counts alone; nothing is changed. Merging again may change tracks
   * that no value is taken from.
   *
   * @param albums to which the source said something
   * @param deleted tracks that only the source knew
   * @param changed other tracks with a value of the source
   */
  public record Preview(int answers, int letters, int albums, int deleted, int changed) {}

  /** Counts what there is of the source. */
  public Preview preview() throws InterruptedException {
    int touched = touched().size();
    return Persistent.run(
        database,
        connection -> {
          int rows = count(connection, "SELECT count(*) FROM tracks WHERE " + HAS_VALUE);
          int own = count(connection, "SELECT count(*) FROM tracks WHERE provenance ->> 'id' = ?");
          return new Preview(
              count(
                  connection,
                  "SELECT count(*) FROM answers WHERE split_part(source_id, '@', 1) = ?"),
              count(connection, "SELECT count(*) FROM dead_letters WHERE source = ?"),
              touched,
              own,
              Math.max(0, rows - own));
        });
  }

  private int count(Connection connection, String sql) throws SQLException {
    return of(sql).one(connection, row -> row.getInt(1));
  }

  private Query of(String sql) {
    return Query.of(sql, source);
  }

  /** Albums to which it said something, in the order of their keys. */
  public List<TouchedAlbum> touched() throws InterruptedException {
    return Persistent.run(database, connection -> TouchedAlbum.of(connection, source));
  }

  /**
   * What an album is without the source.
   *
   * @param again it as it was merged again; null = it was not, and only loses values
   * @param status where it stands if it is not merged again
   */
  public record Without(String key, @Nullable MergedAlbum again, AlbumStatus status) {}

  /**
   * Takes its values out of the rows of these albums and writes what the rest says, in one
   * transaction. Where the database refuses that, it is done album by album, so that one stops no
   * other; the one at fault only loses values, and if even that is refused it stays as it is.
   *
   * @return what became of rows
   */
  public Rows replace(String runId, List<Without> wanted) throws InterruptedException {
    try {
      return Persistent.run(
          database,
          pooled ->
              Transactions.in(pooled, connection -> albums.replace(connection, runId, wanted)));
    } catch (DatabaseFailedException refusal) {
      if (!refusal.isOfData()) {
        throw refusal;
      }
      if (wanted.size() > 1) {
        int half = wanted.size() / 2;
        Rows first = replace(runId, wanted.subList(0, half));
        return first.and(replace(runId, wanted.subList(half, wanted.size())));
      }
      return refused(runId, wanted.get(0), refusal);
    }
  }

  private Rows refused(String runId, Without album, DatabaseFailedException refusal)
      throws InterruptedException {
    LOG.error("{} cannot be written without {}", album.key(), source, refusal);
    if (album.again() == null) {
      return new Rows(0, 0, List.of(), List.of(album.key()));
    }
    Rows thinned = replace(runId, List.of(new Without(album.key(), null, album.status())));
    return thinned.kept().isEmpty()
        ? new Rows(thinned.deleted(), thinned.changed(), List.of(album.key()), List.of())
        : thinned;
  }

  /**
   * What became of rows of {@code tracks}.
   *
   * @param deleted the source alone knew these tracks
   * @param changed lost values of the source
   * @param thinned keys of albums that the database refused as they were merged again: they only
   *     lost values
   * @param kept keys of albums whose rows the database does not let change: they still have values
   *     of the source
   */
  public record Rows(int deleted, int changed, List<String> thinned, List<String> kept) {
    /** Nothing became of any. */
    public static final Rows NONE = new Rows(0, 0, List.of(), List.of());

    /** Both together. */
    public Rows and(Rows more) {
      return new Rows(
          deleted + more.deleted,
          changed + more.changed,
          Stream.concat(thinned.stream(), more.thinned.stream()).toList(),
          Stream.concat(kept.stream(), more.kept.stream()).toList());
    }
  }
}
