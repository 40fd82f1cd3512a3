package io.tensoe.ingestion.snapshot.rows;

import io.tensoe.ingestion.files.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;

/** Counts and hashes what goes through it. Not thread-safe. */
public final class HashedChannel implements WritableByteChannel {
  private final WritableByteChannel target;
  private final MessageDigest digest = Sha256.digest();
  private long size;

  public HashedChannel(WritableByteChannel target) {
    this.target = target;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int count = bytes.remaining();
    digest.update(bytes.duplicate());
    while (bytes.hasRemaining()) {
      target.write(bytes);
    }
    size += count;
    return count;
  }

  /** Bytes so far. */
  public long size() {
    return size;
  }

  /** SHA-256 of all of them in hexadecimal digits; once. */
  public String sha256() {
    return Sha256.hex(digest.digest());
  }

  @Override
  public boolean isOpen() {
    return target.isOpen();
  }

  /**
   * Does nothing: whoever writes a footer closes what it writes to, and the file is not done yet.
   */
  @Override
  public void close() {}
}
