package io.tensoe.ingestion.answers;

import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.files.Sha256;
import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.Answers.Kept;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of one source in the table {@code answers}, one statement per method. */
public final class AnswerTable {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerTable.class);

  /** Beside its texts, a row and its index entries take about this many bytes. */
  static final int ROW_BYTES = 150;

  /** Of one row, in bytes. */
  static final String SIZE =
      String.format(
          Locale.ROOT,
          "(%d + length(question) + coalesce(length(answer), 0) + coalesce(length(raw), 0))",
          ROW_BYTES);

  private final String sourceId;

  /**
   * @param sourceId name and base address
   */
  AnswerTable(String sourceId) {
    this.sourceId = sourceId;
  }

  /** Names a question in the table: the first half of its SHA-256. */
  public static ByteBuffer hash(String question) {
    return ByteBuffer.wrap(Arrays.copyOf(Sha256.of(question), 16));
  }

  /**
   * The answers to questions, by their hash; those that are not there, or damaged, are left out.
   *
   * @param version replies that were understood by this version or a later one are not read
   */
  Map<ByteBuffer, Kept> read(Connection connection, List<ByteBuffer> hashes, int version)
      throws SQLException {
    Map<ByteBuffer, Kept> found = new HashMap<>();
    Query.of(
            "SELECT question_hash, answer, CASE WHEN version < ? THEN raw END, raw_status,"
                + " version, misses, extract(epoch FROM clock_timestamp() - asked_at) * 1000"
                + " FROM answers WHERE source_id = ? AND question_hash = ANY (?)",
            version,
            sourceId,
            bytes(hashes, ByteBuffer::array))
        .each(
            connection,
            row -> {
              Kept kept = keptIn(row);
              if (kept != null) {
                found.put(ByteBuffer.wrap(row.getBytes(1)), kept);
              }
            });
    return found;
  }

  /** Null = it is damaged; the question is put again. */
  private @Nullable Kept keptIn(ResultSet row) throws SQLException {
    try {
      @Nullable String raw = Deflated.text(row.getBytes(3));
      return new Kept(
          Deflated.text(row.getBytes(2)),
          raw == null ? null : new Reply(row.getInt(4), Map.of(), raw),
          row.getInt(5),
          row.getInt(6),
          Duration.ofMillis(Math.max(0, (long) row.getDouble(7))));
    } catch (UncheckedIOException e) {
      LOG.warn(
          "{}: a stored answer is damaged and counts as none (question_hash {})",
          sourceId,
          HexFormat.of().formatHex(row.getBytes(1)),
          e);
      return null;
    }
  }

  /**
   * Writes answers that have just come.
   *
   * @param rows in the order of their hashes, so that two writers do not deadlock; every hash once
   */
  int write(Connection connection, List<AnswerRow> rows) throws SQLException {
    return Query.of(
            "INSERT INTO answers AS known (source_id, question_hash, question, answer, raw,"
                + " raw_status, version, misses, asked_at)"
                + " SELECT ?, h, q, a, r, s, v, m, clock_timestamp()"
                + " FROM unnest(?, ?, ?, ?, ?::smallint[], ?::integer[], ?::smallint[])"
                + " AS u(h, q, a, r, s, v, m)"
                + " ON CONFLICT (source_id, question_hash) DO UPDATE SET"
                + " answer = excluded.answer, raw = excluded.raw,"
                + " raw_status = excluded.raw_status, version = excluded.version,"
                + " asked_at = excluded.asked_at, misses = CASE WHEN excluded.misses = 0 THEN 0"
                + " ELSE least(known.misses + 1, 1000) END",
            sourceId,
            bytes(rows, row -> row.hash().array()),
            values("text", rows, AnswerRow::question),
            bytes(rows, AnswerRow::form),
            bytes(rows, AnswerRow::raw),
            values("int2", rows, AnswerRow::status),
            values("int4", rows, AnswerRow::version),
            values("int2", rows, AnswerRow::misses))
        .update(connection);
  }

  @SuppressWarnings("NullAway") // arrays of columns hold nulls
  private static <T> Query.Elements bytes(List<T> rows, Function<T, byte @Nullable []> column) {
    return new Query.Elements("bytea", rows.stream().map(column).toArray(byte[][]::new));
  }

  @SuppressWarnings("NullAway") // arrays of columns hold nulls
  private static Query.Elements values(
      String type, List<AnswerRow> rows, Function<AnswerRow, @Nullable Object> column) {
    return new Query.Elements(type, rows.stream().map(column).toArray());
  }

  /** Writes the form that a better reader made; nothing else changes. */
  int reread(Connection connection, AnswerRow row) throws SQLException {
    return Query.of(
            "UPDATE answers SET answer = ?, version = ?, misses = ?"
                + " WHERE source_id = ? AND question_hash = ?",
            row.form(),
            row.version(),
            row.misses(),
            sourceId,
            row.hash().array())
        .update(connection);
  }

  /** Deletes answers older than this. */
  int forget(Connection connection, Duration age) throws SQLException {
    return Query.of(
            "DELETE FROM answers WHERE source_id = ?"
                + " AND asked_at < clock_timestamp() - ? * interval '1 second'",
            sourceId,
            age.toSeconds())
        .update(connection);
  }

  /** The first eight bytes of all hashes that are kept, sorted. */
  long[] prefixes(Connection connection) throws SQLException {
    LongStream.Builder prefixes = LongStream.builder();
    Query.of("SELECT question_hash FROM answers WHERE source_id = ?", sourceId)
        .each(connection, row -> prefixes.add(ByteBuffer.wrap(row.getBytes(1)).getLong()));
    return prefixes.build().sorted().toArray();
  }

  /** How much is kept, in bytes. */
  long size(Connection connection) throws SQLException {
    return Query.of(
            "SELECT coalesce(sum(" + SIZE + "), 0)::bigint FROM answers WHERE source_id = ?",
            sourceId)
        .one(connection, row -> row.getLong(1));
  }

  /** Deletes the oldest answers until at most so many bytes are left. */
  int shrink(Connection connection, long most) throws SQLException {
    return Query.of(
            "DELETE FROM answers a USING (SELECT question_hash, sum("
                + SIZE
                + ") OVER (ORDER BY asked_at DESC, question_hash) AS kept"
                + " FROM answers WHERE source_id = ?) AS aged"
                + " WHERE a.source_id = ? AND a.question_hash = aged.question_hash"
                + " AND aged.kept > ?",
            sourceId,
            sourceId,
            most)
        .update(connection);
  }
}
