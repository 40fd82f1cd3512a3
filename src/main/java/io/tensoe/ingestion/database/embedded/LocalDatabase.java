package io.tensoe.ingestion.database.embedded;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.files.LockFile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of the user's own in a folder, shared by all commands that run at the same time. The
 * first starts the server, later ones attach to it, the last to close stops it. Its files stay.
 *
 * <p>A command that is killed leaves the server running; the next one attaches and stops it at its
 * own end. The server has its own session, so Ctrl-C in the terminal reaches only the command.
 *
 * <p>Thread-safe. Nothing is closed at JVM exit: the caller decides the order.
 */
public final class LocalDatabase implements AutoCloseable {
  /** Of those that start, use or stop the server. */
  private static final String LOCK = "lock";

  private static final Logger LOG = LoggerFactory.getLogger(LocalDatabase.class);
  private static final Map<Path, Server> OPEN = new HashMap<>();

  private final Server server;
  private boolean closed;

  private LocalDatabase(Server server) {
    this.server = server;
  }

  /** What all users inside this JVM share: the kernel counts processes, not objects. */
  private static final class Server {
    final Path folder;
    final LockFile lock;
    final LocalCluster cluster;
    final int port;
    int users;

    Server(Path folder, LockFile lock, LocalCluster cluster, int port) {
      this.folder = folder;
      this.lock = lock;
      this.cluster = cluster;
      this.port = port;
    }
  }

  /**
   * Starts the server of a folder, or attaches to it. The first time in a folder makes the database
   * (about a second), the first time of a user unpacks PostgreSQL (some seconds).
   *
   * @param folder made if missing, with its parents; closed to other users
   * @throws DatabaseException if there is no running server in the end; the message says why
   */
  public static LocalDatabase open(Path folder) {
    synchronized (OPEN) {
      try {
        Path real = made(folder).toRealPath();
        Server server = OPEN.get(real);
        if (server == null) {
          server = serving(real);
          OPEN.put(real, server);
        }
        server.users++;
        return new LocalDatabase(server);
      } catch (InterruptedIOException e) {
        throw new DatabaseException("Interrupted while waiting for the database", e);
      } catch (IOException | UncheckedIOException e) {
        throw new DatabaseException(
            String.format(
                Locale.ROOT, "The database folder %s cannot be used: %s", folder, e.getMessage()),
            e);
      }
    }
  }

  private static Server serving(Path folder) throws IOException {
    LockFile lock = LockFile.open(folder.resolve(LOCK));
    try {
      // Only the owner may open the file: whoever holds its locks can keep all commands from the
      // database. When root makes it, it belongs to the owner of the folder, whose commands must be
      // able to lock it.
      OwnerOnly.file(folder.resolve(LOCK), folder);
      return lock.inTurn(
          () -> {
            LocalCluster cluster = new LocalCluster(folder);
            int port = cluster.ensureRunning();
            lock.use();
            return new Server(folder, lock, cluster, port);
          });
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Address of the database, without user and password. */
  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + server.port + "/postgres";
  }

  /** Role that owns everything in it. */
  public String user() {
    return NewCluster.USER;
  }

  /** File with the role's password, readable by the owner of the folder; never print it. */
  public Path passwordFile() {
    return NewCluster.passwordFile(server.cluster.files());
  }

  /**
   * One user less. The last one of all processes stops the server, in order; if that fails it stays
   * and the next command finds it. A second close does nothing.
   */
  @Override
  public void close() {
    synchronized (OPEN) {
      if (closed) {
        return;
      }
      closed = true;
      server.users--;
      if (server.users == 0) {
        OPEN.remove(server.folder);
        leave();
      }
    }
  }

  private void leave() {
    // Stopping is orderly even in a thread that was told to hurry.
    boolean interrupted = Thread.interrupted();
    try (LockFile lock = server.lock) {
      lock.inTurn(
          () -> {
            boolean last = lock.leave();
            if (last) {
              server.cluster.stop();
            }
            return last;
          });
    } catch (IOException | UncheckedIOException | DatabaseException e) {
      LOG.warn("{}; the next command will find it running", e.getMessage());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Path made(Path folder) throws IOException {
    OwnerOnly.folder(folder);
    return folder;
  }
}
