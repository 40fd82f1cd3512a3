package io.tensoe.ingestion.database.connection;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of PostgreSQL's binary COPY, read in place: no text is parsed and nothing is made that is
 * not asked for. Columns are counted from 0. Valid until the next row; not thread-safe.
 *
 * @see <a href="https://www.postgresql.org/docs/17/sql-copy.html">Binary Format</a>
 */
public final class CopyRow {
  private static final byte[] SIGNATURE =
      "PGCOPY\n\u00ff\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

  /** PostgreSQL counts days and microseconds from 1 January 2000; this is in days since 1970. */
  private static final int EPOCH_DAY = 10_957;

  private static final long EPOCH_MICROS = EPOCH_DAY * 86_400_000_000L;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private final int[] starts;
  private final int[] lengths;
  private byte[] bytes = {};
  private boolean isFirst = true;

  /**
   * @param columns how many the query has
   */
  public CopyRow(int columns) {
    this.starts = new int[columns];
    this.lengths = new int[columns];
  }

  /**
   * Takes the next message of the server: a row, before the first one the header.
   *
   * @return false = the end, there is no row
   */
  public boolean take(byte[] message) throws SQLException {
    bytes = message;
    int at = isFirst ? afterHeader() : 0;
    isFirst = false;
    int columns = (short) SHORT.get(bytes, at);
    if (columns == -1) {
      return false;
    }
    if (columns != starts.length) {
      throw new SQLException("COPY gave " + columns + " columns for " + starts.length);
    }
    at += Short.BYTES;
    for (int i = 0; i < columns; i++) {
      lengths[i] = (int) INT.get(bytes, at);
      at += Integer.BYTES;
      starts[i] = at;
      at += Math.max(0, lengths[i]);
    }
    return true;
  }

  private int afterHeader() throws SQLException {
    if (!Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
      throw new SQLException("the server does not speak binary COPY as it is known");
    }
    int extension = SIGNATURE.length + Integer.BYTES;
    return extension + Integer.BYTES + (int) INT.get(bytes, extension);
  }

  public boolean isNull(int column) {
    return lengths[column] < 0;
  }

  /** Whether a text, or a jsonb without its version, is these bytes of UTF-8. */
  public boolean is(int column, byte[] other, boolean isJson) {
    int from = starts[column] + (isJson ? 1 : 0);
    return Arrays.equals(bytes, from, starts[column] + lengths[column], other, 0, other.length);
  }

  /** Bytes of a text in UTF-8, copied; the column must not be null. */
  public byte[] text(int column) {
    return Arrays.copyOfRange(bytes, starts[column], starts[column] + lengths[column]);
  }

  /** JSON as UTF-8; the column must not be null. A jsonb begins with its version. */
  public byte[] json(int column) {
    return Arrays.copyOfRange(bytes, starts[column] + 1, starts[column] + lengths[column]);
  }

  public int integer(int column) {
    return (int) INT.get(bytes, starts[column]);
  }

  public long bigInteger(int column) {
    return (long) LONG.get(bytes, starts[column]);
  }

  public float real(int column) {
    return Float.intBitsToFloat(integer(column));
  }

  public boolean bool(int column) {
    return bytes[starts[column]] != 0;
  }

  /** Days since 1 January 1970. */
  public int day(int column) {
    return integer(column) + EPOCH_DAY;
  }

  /** Microseconds since 1970. */
  public long micros(int column) {
    return bigInteger(column) + EPOCH_MICROS;
  }

  /**
   * Elements of a text array as UTF-8; the column must not be null. One with several dimensions is
   * read in a row.
   *
   * @return null elements for nulls
   */
  public List<byte @Nullable []> texts(int column) {
    int at = starts[column];
    int dimensions = (int) INT.get(bytes, at);
    at += 3 * Integer.BYTES; // dimensions, flags, type
    int count = dimensions == 0 ? 0 : 1;
    for (int i = 0; i < dimensions; i++) {
      count *= (int) INT.get(bytes, at);
      at += 2 * Integer.BYTES; // size, lower bound
    }
    List<byte @Nullable []> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int length = (int) INT.get(bytes, at);
      at += Integer.BYTES;
      texts.add(length < 0 ? null : Arrays.copyOfRange(bytes, at, at + length));
      at += Math.max(0, length);
    }
    return texts;
  }

  /** A hash of the bytes of a text in UTF-8, see {@link #hash(byte[], int, int)}. */
  public long textHash(int column) {
    return hash(bytes, starts[column], starts[column] + lengths[column]);
  }

  /** FNV-1a over 64 bits, then mixed: the same on every machine. */
  public static long hash(byte[] bytes, int from, int to) {
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      hash = (hash ^ (bytes[i] & 0xff)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    return hash ^ (hash >>> 32);
  }
}
