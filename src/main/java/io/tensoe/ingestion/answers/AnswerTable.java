package io.tensoe.ingestion.answers;

import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.Answers.Kept;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
  private static final int ROW_BYTES = 150;

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
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(question.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(Arrays.copyOf(digest, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The answers to questions, by their hash; those that are not there, or damaged, are left out.
   *
   * @param version replies that were understood by this version or a later one are not read
   */
  Map<ByteBuffer, Kept> read(Connection connection, List<ByteBuffer> hashes, int version)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT question_hash, answer, CASE WHEN version < ? THEN raw END, raw_status,"
                + " version, misses, extract(epoch FROM clock_timestamp() - asked_at) * 1000"
                + " FROM answers WHERE source_id = ? AND question_hash = ANY (?)")) {
      query.setInt(1, version);
      query.setString(2, sourceId);
      query.setArray(
          3,
          connection.createArrayOf(
              "bytea", hashes.stream().map(ByteBuffer::array).toArray(byte[][]::new)));
      Map<ByteBuffer, Kept> found = new HashMap<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Kept kept = keptIn(row);
          if (kept != null) {
            found.put(ByteBuffer.wrap(row.getBytes(1)), kept);
          }
        }
      }
      return found;
    }
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
  int write(Connection connection, List<Row> rows) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "INSERT INTO answers AS known (source_id, question_hash, question, answer, raw,"
                + " raw_status, version, misses, asked_at)"
                + " SELECT ?, h, q, a, r, s, v, m, clock_timestamp()"
                + " FROM unnest(?, ?, ?, ?, ?::smallint[], ?::integer[], ?::smallint[])"
                + " AS u(h, q, a, r, s, v, m)"
                + " ON CONFLICT (source_id, question_hash) DO UPDATE SET"
                + " answer = excluded.answer, raw = excluded.raw,"
                + " raw_status = excluded.raw_status, version = excluded.version,"
                + " asked_at = excluded.asked_at, misses = CASE WHEN excluded.misses = 0 THEN 0"
                + " ELSE least(known.misses + 1, 1000) END")) {
      upsert.setString(1, sourceId);
      upsert.setArray(2, connection.createArrayOf("bytea", bytes(rows, row -> row.hash().array())));
      upsert.setArray(3, connection.createArrayOf("text", values(rows, Row::question)));
      upsert.setArray(4, connection.createArrayOf("bytea", bytes(rows, Row::form)));
      upsert.setArray(5, connection.createArrayOf("bytea", bytes(rows, Row::raw)));
      upsert.setArray(6, connection.createArrayOf("int2", values(rows, Row::status)));
      upsert.setArray(7, connection.createArrayOf("int4", values(rows, Row::version)));
      upsert.setArray(8, connection.createArrayOf("int2", values(rows, Row::misses)));
      return upsert.executeUpdate();
    }
  }

  @SuppressWarnings("NullAway") // arrays of columns hold nulls
  private static byte[][] bytes(List<Row> rows, Function<Row, byte @Nullable []> column) {
    return rows.stream().map(column).toArray(byte[][]::new);
  }

  @SuppressWarnings("NullAway") // arrays of columns hold nulls
  private static Object[] values(List<Row> rows, Function<Row, @Nullable Object> column) {
    return rows.stream().map(column).toArray();
  }

  /** Writes the form that a better reader made; nothing else changes. */
  int reread(Connection connection, Row row) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE answers SET answer = ?, version = ?, misses = ?"
                + " WHERE source_id = ? AND question_hash = ?")) {
      update.setBytes(1, row.form());
      update.setInt(2, row.version());
      update.setInt(3, row.misses());
      update.setString(4, sourceId);
      update.setBytes(5, row.hash().array());
      return update.executeUpdate();
    }
  }

  /** Deletes answers older than this. */
  int forget(Connection connection, Duration age) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM answers WHERE source_id = ?"
                + " AND asked_at < clock_timestamp() - ? * interval '1 second'")) {
      delete.setString(1, sourceId);
      delete.setLong(2, age.toSeconds());
      return delete.executeUpdate();
    }
  }

  /** The first eight bytes of all hashes that are kept, sorted. */
  long[] prefixes(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT question_hash FROM answers WHERE source_id = ?")) {
      query.setString(1, sourceId);
      LongStream.Builder prefixes = LongStream.builder();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          prefixes.add(ByteBuffer.wrap(row.getBytes(1)).getLong());
        }
      }
      return prefixes.build().sorted().toArray();
    }
  }

  /** How much is kept, in bytes. */
  long size(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT coalesce(sum(" + SIZE + "), 0)::bigint FROM answers WHERE source_id = ?")) {
      query.setString(1, sourceId);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** Deletes the oldest answers until at most so many bytes are left. */
  int shrink(Connection connection, long most) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM answers a USING (SELECT question_hash, sum("
                + SIZE
                + ") OVER (ORDER BY asked_at DESC, question_hash) AS kept"
                + " FROM answers WHERE source_id = ?) AS aged"
                + " WHERE a.source_id = ? AND a.question_hash = aged.question_hash"
                + " AND aged.kept > ?")) {
      delete.setString(1, sourceId);
      delete.setString(2, sourceId);
      delete.setLong(3, most);
      return delete.executeUpdate();
    }
  }

  /**
   * One answer as it is written.
   *
   * @param form deflated JSON; null = none
   * @param raw deflated body; null = not kept
   * @param status of the reply; null = not kept
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(
      ByteBuffer hash,
      String question,
      byte @Nullable [] form,
      byte @Nullable [] raw,
      @Nullable Integer status,
      int version,
      int misses) {

    static Row of(String question, Kept answer) {
      @Nullable Reply raw = answer.raw();
      return new Row(
          AnswerTable.hash(question),
          question,
          Deflated.of(answer.form()),
          raw == null ? null : Deflated.of(raw.text()),
          raw == null ? null : raw.status(),
          answer.version(),
          answer.misses());
    }

    long bytes() {
      return (long) ROW_BYTES + question.length() + length(form) + length(raw);
    }

    private static int length(byte @Nullable [] bytes) {
      return bytes == null ? 0 : bytes.length;
    }
  }
}
