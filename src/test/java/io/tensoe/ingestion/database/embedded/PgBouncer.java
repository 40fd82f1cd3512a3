package io.tensoe.ingestion.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A PgBouncer in transaction mode before a database, as Supabase's port 6543 is one. */
public final class PgBouncer implements AutoCloseable {
  private static final int CONNECTIONS = 3;
  private static final long LONGEST_NANOS = 10_000_000_000L;

  private final Process process;
  private final int port;

  private PgBouncer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static boolean isInstalled() {
    return Commands.run(List.of("sh", "-c", "command -v pgbouncer")).succeeded();
  }

  /**
   * @param folder empty folder for its files
   * @param serverPort port of the database on loopback
   */
  public static PgBouncer before(int serverPort, String user, String password, Path folder)
      throws Exception {
    return before(serverPort, user, password, folder, "scram-sha-256", CONNECTIONS);
  }

  /** One that lets everybody in and knows the server's password itself. */
  public static PgBouncer openBefore(int serverPort, String user, String password, Path folder)
      throws Exception {
    return openBefore(serverPort, user, password, folder, CONNECTIONS);
  }

  /**
   * @param connections to the server, most
   */
  public static PgBouncer openBefore(
      int serverPort, String user, String password, Path folder, int connections) throws Exception {
    return before(serverPort, user, password, folder, "trust", connections);
  }

  private static PgBouncer before(
      int serverPort, String user, String password, Path folder, String authType, int connections)
      throws Exception {
    int port = freePort();
    Path users =
        Files.writeString(
            folder.resolve("users.txt"),
            String.format(Locale.ROOT, "\"%s\" \"%s\"%n", user, password));
    Path ini = folder.resolve("pgbouncer.ini");
    Files.writeString(
        ini,
        String.format(
            Locale.ROOT,
            """
            [databases]
            * = host=127.0.0.1 port=%d
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = %s
            auth_file = %s
            pool_mode = transaction
            default_pool_size = %d
            ignore_startup_parameters = extra_float_digits
            """,
            serverPort,
            port,
            authType,
            users,
            connections));
    List<String> command = new ArrayList<>(List.of("pgbouncer"));
    if (ServerAccount.isRoot()) {
      Commands.run(List.of("chown", "-R", "nobody", folder.toString()));
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(ini.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(folder.resolve("pgbouncer.log").toFile());
    PgBouncer bouncer = new PgBouncer(builder.start(), port);
    bouncer.awaitListening(folder);
    return bouncer;
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private void awaitListening(Path folder) throws Exception {
    long deadline = System.nanoTime() + LONGEST_NANOS;
    while (true) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        if (System.nanoTime() > deadline || !process.isAlive()) {
          throw new IOException(Files.readString(folder.resolve("pgbouncer.log")), e);
        }
        Thread.sleep(20);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
