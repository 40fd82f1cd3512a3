package io.tensoe.ingestion.database.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Two locks between processes in one file: byte 0 is the turn to start or stop the server, byte 1
 * is shared by everybody who uses it. The kernel drops both when a process dies, however it dies.
 *
 * <p>One per folder and JVM, because closing any handle of a file drops all locks the process has
 * on it. Not thread-safe.
 */
final class FolderLock implements Closeable {
  private static final String NAME = "lock";
  private static final long TURN = 0;
  private static final long USE = 1;
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final FileChannel channel;
  private @Nullable FileLock use;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock in(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      // Only the owner may open the file: whoever holds its locks can keep all commands from the
      // database. When root makes it, it belongs to the owner of the folder, whose commands must be
      // able to lock it.
      OwnerOnly.file(file, folder);
      return new FolderLock(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** What is done while no other process starts or stops the server. */
  interface Step<T> {
    T take() throws IOException;
  }

  /** Waits until no other process starts or stops the server, then does it. */
  <T> T inTurn(Step<T> step) throws IOException {
    FileLock turn = turn();
    try {
      return step.take();
    } finally {
      turn.release();
    }
  }

  // Polls: waiting in the kernel closes the file, and with it every lock, on an interrupt.
  private FileLock turn() throws IOException {
    while (true) {
      FileLock lock = channel.tryLock(TURN, 1, false);
      if (lock != null) {
        return lock;
      }
      Commands.pause(PAUSE);
    }
  }

  /** Counts this process as a user. Needs the turn. */
  void use() throws IOException {
    use = channel.tryLock(USE, 1, true);
    if (use == null) {
      throw new IOException("Somebody stops the server without having the turn");
    }
  }

  /**
   * No longer a user.
   *
   * @return whether nobody else is one. Needs the turn
   */
  boolean leave() throws IOException {
    if (use != null) {
      use.release();
      use = null;
    }
    FileLock alone = channel.tryLock(USE, 1, false);
    if (alone == null) {
      return false;
    }
    alone.release();
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
