package io.tensoe.ingestion.snapshot;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
final class HashFile {
  private HashFile() {}

  /** Writes hashes in order; the list is sorted by that. */
  static void write(Path file, List<byte[]> hashes) throws IOException {
    hashes.sort(Arrays::compareUnsigned);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (byte[] hash : hashes) {
        out.write(hash);
      }
    }
  }

  /**
   * The content hash of the rows in all these files.
   *
   * @return {@code sha256:} and 64 hexadecimal digits
   */
  static String contentHash(List<Path> files) throws IOException {
    MessageDigest digest = Hashes.sha256();
    List<Reader> readers = new ArrayList<>();
    try {
      PriorityQueue<Reader> next = new PriorityQueue<>();
      for (Path file : files) {
        Reader reader = new Reader(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        readers.add(reader);
        if (reader.advance()) {
          next.add(reader);
        }
      }
      for (@Nullable Reader least = next.poll(); least != null; least = next.poll()) {
        digest.update(least.hash);
        if (least.advance()) {
          next.add(least);
        }
      }
    } finally {
      for (Reader reader : readers) {
        reader.in.close();
      }
    }
    return "sha256:" + Hashes.hex(digest.digest());
  }

  /** One file and the hash it stands at. */
  private static final class Reader implements Comparable<Reader> {
    private final InputStream in;
    private byte[] hash = {};

    Reader(InputStream in) {
      this.in = in;
    }

    boolean advance() throws IOException {
      hash = in.readNBytes(Hashes.LENGTH);
      return hash.length == Hashes.LENGTH;
    }

    @Override
    public int compareTo(Reader other) {
      return Arrays.compareUnsigned(hash, other.hash);
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
