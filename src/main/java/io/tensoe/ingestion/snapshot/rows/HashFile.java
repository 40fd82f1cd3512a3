package io.tensoe.ingestion.snapshot.rows;

import io.tensoe.ingestion.files.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of rows, sorted, one after another. All files of a snapshot together give its content
 * hash: SHA-256 over the hashes of all rows in ascending order, whatever file each came from.
 */
public final class HashFile {
  private HashFile() {}

  /**
   * The content hash of the rows in all these files.
   *
   * @return {@code sha256:} and 64 hexadecimal digits
   */
  public static String contentHash(List<Path> files) throws IOException {
    MessageDigest digest = Sha256.digest();
    List<Reader> readers = new ArrayList<>();
    try {
      PriorityQueue<Reader> next = new PriorityQueue<>();
      for (Path file : files) {
        Reader reader = new Reader(Files.newInputStream(file));
        readers.add(reader);
        if (reader.advance()) {
          next.add(reader);
        }
      }
      for (@Nullable Reader least = next.poll(); least != null; least = next.poll()) {
        digest.update(least.block, least.at, Sha256.LENGTH);
        if (least.advance()) {
          next.add(least);
        }
      }
    } finally {
      for (Reader reader : readers) {
        reader.in.close();
      }
    }
    return "sha256:" + Sha256.hex(digest.digest());
  }

  /** One file and the hash it stands at. */
  private static final class Reader implements Comparable<Reader> {
    private static final int HASHES = 2048;

    private final InputStream in;
    private byte[] block = {};
    private int at;
    private long first;

    Reader(InputStream in) {
      this.in = in;
    }

    boolean advance() throws IOException {
      at += Sha256.LENGTH;
      if (at >= block.length) {
        block = in.readNBytes(HASHES * Sha256.LENGTH);
        at = 0;
      }
      if (at >= block.length) {
        return false;
      }
      first = ByteBuffer.wrap(block).getLong(at);
      return true;
    }

    @Override
    public int compareTo(Reader other) {
      int order = Long.compareUnsigned(first, other.first);
      return order != 0
          ? order
          : Arrays.compareUnsigned(
              block, at, at + Sha256.LENGTH, other.block, other.at, other.at + Sha256.LENGTH);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
