package io.tensoe.ingestion.snapshot.diff;

import io.tensoe.ingestion.files.Sha256;
import io.tensoe.ingestion.snapshot.rows.RowHash;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.avro.generic.GenericRecord;

/**
 * Rows of one snapshot as pairs of hashes (of the id, of the whole), dealt to files by the id. A
 * file is compared with its counterpart in memory, so any number of rows takes the same. Not
 * thread-safe.
 */
final class RowPairs implements Closeable {
  /** Rows of a file: 32 MB of hashes and as much again for Java. */
  private static final int ROWS_PER_FILE = 500_000;

  private static final int HALF = 16;
  private static final Comparator<byte[]> BY_ID =
      (left, right) -> Arrays.compareUnsigned(left, 0, HALF, right, 0, HALF);

  private final Path[] files;
  private final OutputStream[] out;
  private final MessageDigest digest = Sha256.digest();
  private final RowHash hash = new RowHash();

  RowPairs(Path folder, String name, int count) throws IOException {
    this.files = new Path[count];
    this.out = new OutputStream[count];
    for (int i = 0; i < count; i++) {
      files[i] = folder.resolve(name + i);
      out[i] = new BufferedOutputStream(Files.newOutputStream(files[i]), 1 << 16);
    }
  }

  /** How many files two snapshots need, at least 1. */
  static int files(long rows) {
    return (int) Math.max(1, (rows + ROWS_PER_FILE - 1) / ROWS_PER_FILE);
  }

  void add(GenericRecord row) throws IOException {
    byte[] id = digest.digest(row.get(0).toString().getBytes(StandardCharsets.UTF_8));
    OutputStream file = out[Math.floorMod(id[HALF] << 8 | (id[HALF + 1] & 0xff), out.length)];
    file.write(id, 0, HALF);
    file.write(hash.of(row), 0, HALF);
  }

  @Override
  public void close() throws IOException {
    for (OutputStream each : out) {
      each.close();
    }
  }

  /** What became of the rows; both must be closed and have as many files. */
  SnapshotDiff.Rows compare(RowPairs later) throws IOException {
    long added = 0;
    long removed = 0;
    long changed = 0;
    long unchanged = 0;
    for (int i = 0; i < files.length; i++) {
      byte[][] left = sorted(files[i]);
      byte[][] right = sorted(later.files[i]);
      int l = 0;
      int r = 0;
      while (l < left.length || r < right.length) {
        int order =
            l == left.length ? 1 : r == right.length ? -1 : BY_ID.compare(left[l], right[r]);
        if (order < 0) {
          removed++;
          l++;
        } else if (order > 0) {
          added++;
          r++;
        } else if (Arrays.equals(left[l++], right[r++])) {
          unchanged++;
        } else {
          changed++;
        }
      }
    }
    return new SnapshotDiff.Rows(
        removed + changed + unchanged,
        added + changed + unchanged,
        added,
        removed,
        changed,
        unchanged);
  }

  private static byte[][] sorted(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    byte[][] pairs = new byte[all.length / (2 * HALF)][];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = Arrays.copyOfRange(all, 2 * HALF * i, 2 * HALF * (i + 1));
    }
    Arrays.sort(pairs, BY_ID);
    return pairs;
  }
}
