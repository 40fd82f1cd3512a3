package io.tensoe.ingestion.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Two locks between processes in one file. Byte 0 is the turn: one process at a time does something
 * short. Byte 1 says who is there: many users who share it, or one holder alone. The system lets go
 * of both when a process ends, however it ends.
 *
 * <p>A process opens the file once: closing any handle of a file drops all locks that the process
 * has on it. Not thread-safe.
 */
public final class LockFile implements Closeable {
  private static final long TURN = 0;
  private static final long USE = 1;
  private static final Duration PAUSE = Duration.ofMillis(10);

  /** What this process holds: to open one of these more closely would give it up. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private @Nullable FileLock use;
  private boolean isHeld;

  private LockFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** What is done while no other process does the like. */
  @FunctionalInterface
  public interface Step<T> {
    T take() throws IOException;
  }

  /** Opens the file, which is made if it is missing; locks nothing yet. */
  public static LockFile open(Path file) throws IOException {
    return new LockFile(
        file,
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /**
   * Opens the file and holds it alone until it is closed.
   *
   * @return null = this or another process holds it already
   */
  public static @Nullable LockFile held(Path file) throws IOException {
    if (!HELD.add(file)) {
      return null;
    }
    @Nullable LockFile lock = null;
    try {
      lock = open(file);
      lock.isHeld = lock.channel.tryLock(USE, 1, false) != null;
      return lock.isHeld ? lock : null;
    } finally {
      if (lock == null) {
        HELD.remove(file);
      } else if (!lock.isHeld) {
        lock.abandon();
      }
    }
  }

  /** Whether nobody holds or uses the file; one that is not there is free. */
  public static boolean isFree(Path file) throws IOException {
    if (HELD.contains(file)) {
      return false;
    }
    if (!Files.exists(file)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock(USE, 1, false) != null;
    }
  }

  /** Takes one turn: waits for other processes and for other threads of this one. */
  public static synchronized <T> T inTurn(Path file, Step<T> step) throws IOException {
    try (LockFile lock = open(file)) {
      return lock.inTurn(step);
    }
  }

  /**
   * Waits until no other process has the turn, then does it. For one thread of this process.
   *
   * @throws InterruptedIOException if the thread is interrupted while it waits; it stays so
   */
  public <T> T inTurn(Step<T> step) throws IOException {
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
      LockSupport.parkNanos(PAUSE.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while waiting for " + file);
      }
    }
  }

  /** Counts this process as a user. Needs the turn, which keeps others from holding it alone. */
  public void use() throws IOException {
    use = channel.tryLock(USE, 1, true);
    if (use == null) {
      throw new IOException("somebody holds " + file + " without having the turn");
    }
  }

  /**
   * No longer a user.
   *
   * @return whether nobody else is one. Needs the turn
   */
  public boolean leave() throws IOException {
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

  /** Lets go of everything. */
  @Override
  public void close() throws IOException {
    if (isHeld) {
      abandon();
    } else {
      channel.close();
    }
  }

  /** Closed first: another thread that takes the file from here on would lose its lock by that. */
  private void abandon() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }
}
