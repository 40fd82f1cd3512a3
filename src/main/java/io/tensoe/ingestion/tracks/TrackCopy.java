package io.tensoe.ingestion.tracks;

import io.tensoe.ingestion.database.connection.CopyRow;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads tracks as fast as the server gives them: by binary COPY, and in the order in which they lie
 * in the table, so that several readers each read a piece of it from front to back. Going through
 * the index of ids instead visits a page per row.
 */
public final class TrackCopy {
  private TrackCopy() {}

  /**
   * A piece of the table: pages of 8 kB next to each other. A row keeps its page for as long as a
   * {@link ExportedSnapshot} is held.
   *
   * @param first number of the first page, from 0
   * @param end first page that is no longer in it; null = up to the end
   */
  public record Pages(long first, @Nullable Long end) implements Serializable {
    /** The whole table. */
    public static final Pages ALL = new Pages(0, null);

    /** A condition; the first piece and the last have open ends, so that together they are all. */
    String condition() {
      return (first == 0 ? "true" : String.format(Locale.ROOT, "ctid >= '(%d,0)'::tid", first))
          + (end == null ? "" : String.format(Locale.ROOT, " AND ctid < '(%d,0)'::tid", end));
    }
  }

  /** Takes rows as they come. */
  @FunctionalInterface
  public interface Sink {
    void take(CopyRow row) throws IOException;
  }

  /**
   * Reads all rows of a piece.
   *
   * @param columns of {@code tracks}; the row has them in this order
   * @throws UncheckedIOException from the sink
   */
  public static void each(
      Connection connection,
      List<TrackColumn> columns,
      TrackSelection selection,
      Pages pages,
      Sink sink)
      throws SQLException {
    each(
        connection,
        columns.size(),
        String.format(
            Locale.ROOT,
            "SELECT %s FROM tracks WHERE %s AND %s",
            expressions(columns, selection),
            pages.condition(),
            selection.condition()),
        sink);
  }

  /** Reads all rows in the order in which people look for them: artist, album, disc, number. */
  public static void ordered(
      Connection connection, List<TrackColumn> columns, TrackSelection selection, Sink sink)
      throws SQLException {
    each(
        connection,
        columns.size(),
        String.format(
            Locale.ROOT,
            "SELECT %s FROM tracks WHERE %s ORDER BY lower(tracks.artist), lower(tracks.album),"
                + " tracks.disc_number, tracks.track_number, tracks.id",
            expressions(columns, selection),
            selection.condition()),
        sink);
  }

  /** What to read, separated by commas. */
  static String expressions(List<TrackColumn> columns, TrackSelection selection) {
    return columns.stream()
        .map(column -> typed(selection.expression(column.name()), column.kind()))
        .collect(Collectors.joining(", "));
  }

  /** Reads all rows of a query. */
  static void each(Connection connection, int columns, String query, Sink sink)
      throws SQLException {
    CopyOut copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY (" + query + ") TO STDOUT (FORMAT binary)");
    try {
      CopyRow row = new CopyRow(columns);
      for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
        if (row.take(message)) {
          sink.take(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** A table that was there before us may have other types; to its own type a cast is free. */
  private static String typed(String expression, TrackColumn.Kind kind) {
    String type =
        switch (kind) {
          case TEXT -> "text";
          case INTEGER -> "integer";
          case REAL -> "real";
          case BOOLEAN -> "boolean";
          case DATE -> "date";
          case TIMESTAMP -> "timestamp";
          case TEXTS -> "text[]";
          case JSON -> "jsonb";
        };
    return String.format(Locale.ROOT, "(%s)::%s", expression, type);
  }
}
