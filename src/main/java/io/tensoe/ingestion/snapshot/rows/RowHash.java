package io.tensoe.ingestion.snapshot.rows;

import io.tensoe.ingestion.files.Sha256;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of what a row says. Unknown values leave no trace, so a column that is added later
 * changes no hash until it has values; every other value enters as its column's number, its type's
 * letter and its bytes, with lengths, so that no two rows give the same bytes.
 *
 * <p>When a row was written says nothing about it: {@code created_at} and {@code updated_at} are
 * left out ({@code run_id} is no column of files). Not thread-safe.
 */
public final class RowHash {
  /** Columns that do not count. */
  static final Set<String> LEFT_OUT = Set.of("created_at", "updated_at");

  private static final boolean[] COUNTS = counts();

  private final MessageDigest digest = Sha256.digest();
  private byte[] bytes = new byte[1024];
  private int length;

  /** Hash of a row of {@link TrackSchema#SCHEMA}, 32 bytes. */
  public byte[] of(GenericRecord row) {
    length = 0;
    for (int i = 0; i < COUNTS.length; i++) {
      @Nullable Object value = COUNTS[i] ? row.get(i) : null;
      if (value != null) {
        putByte(i);
        put(value);
      }
    }
    byte[] hash = new byte[Sha256.LENGTH];
    digest.update(bytes, 0, length);
    try {
      digest.digest(hash, 0, hash.length);
    } catch (DigestException e) {
      throw new IllegalStateException(e);
    }
    return hash;
  }

  private void put(@Nullable Object value) {
    if (value == null) {
      putByte('n');
    } else if (value instanceof Utf8 text) {
      putByte('t');
      putInt(text.getByteLength());
      putBytes(text.getBytes(), text.getByteLength());
    } else if (value instanceof Integer number) {
      putByte('i');
      putInt(number);
    } else if (value instanceof Float number) {
      putByte('f');
      // One zero and one NaN.
      putInt(Float.floatToIntBits(number + 0f));
    } else if (value instanceof Boolean answer) {
      putByte(answer ? 'y' : 'z');
    } else if (value instanceof List<?> list) {
      putByte('l');
      putInt(list.size());
      for (int i = 0; i < list.size(); i++) {
        put(list.get(i));
      }
    } else {
      throw new IllegalArgumentException("not a value of a track: " + value.getClass());
    }
  }

  private void putByte(int value) {
    grow(1);
    bytes[length++] = (byte) value;
  }

  private void putInt(int value) {
    grow(Integer.BYTES);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  private void putBytes(byte[] text, int count) {
    grow(count);
    System.arraycopy(text, 0, bytes, length, count);
    length += count;
  }

  private void grow(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  private static boolean[] counts() {
    List<Schema.Field> fields = TrackSchema.SCHEMA.getFields();
    boolean[] counts = new boolean[fields.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = !LEFT_OUT.contains(fields.get(i).name());
    }
    return counts;
  }
}
