package io.tensoe.ingestion.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The embedded server of a data folder in the hands of an administrator, or of bad luck. Counts as
 * no user of the folder: commands attach to it, and the last one stops it, as if nobody else were
 * there.
 */
public final class ServerOf implements AutoCloseable {
  private final Path folder;
  private final Path cluster;

  /**
   * @param dataDir of the commands
   */
  public ServerOf(Path dataDir) {
    this.folder = dataDir.resolve("postgres");
    this.cluster = folder.resolve("data");
  }

  /** Where programs reach it, without credentials. */
  public String jdbcUrl() {
    int port = PostmasterFile.read(cluster).orElseThrow().port();
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  /** Its only role. */
  public String user() {
    return NewCluster.USER;
  }

  /** The role's password. */
  public String password() throws IOException {
    return Files.readString(NewCluster.passwordFile(cluster)).strip();
  }

  /** Whether there is a database at all; a killed command may not have come so far. */
  public boolean exists() {
    return Files.exists(cluster);
  }

  public boolean isAlive() {
    return PostmasterFile.read(cluster).filter(server -> server.isAliveFor(cluster)).isPresent();
  }

  /** Starts it if it does not run, made new or on the port it had; returns when it answers. */
  public void start() throws IOException {
    Files.createDirectories(folder);
    new LocalCluster(folder).ensureRunning();
  }

  /**
   * Stops it.
   *
   * @param mode of pg_ctl: {@code fast} ends sessions in order, {@code immediate} is a crash
   */
  public void stop(String mode) throws IOException {
    Path real = folder.toRealPath();
    List<String> command = new ArrayList<>(ServerAccount.of(real).prefix());
    command.add(PostgresBinaries.unpackedIn(ProgramCaches.best(real)).resolve("bin/pg_ctl") + "");
    command.addAll(List.of("stop", "-D", real.resolve("data") + "", "-m", mode, "-w"));
    Commands.Result stopped = Commands.run(command);
    if (!stopped.succeeded()) {
      throw new IllegalStateException(stopped.output());
    }
  }

  /** Kills all its processes at once, as a power failure would. */
  public void kill() {
    List<Long> all = processes();
    signal("KILL", all);
    all.forEach(pid -> ProcessHandle.of(pid).ifPresent(each -> each.onExit().join()));
  }

  /** Stops its clock: connections stay and nobody answers. */
  public void freeze() {
    signal("STOP", processes());
  }

  /** Ends {@link #freeze()}. */
  public void thaw() {
    signal("CONT", processes());
  }

  private List<Long> processes() {
    ProcessHandle server =
        PostmasterFile.read(cluster).flatMap(file -> ProcessHandle.of(file.pid())).orElseThrow();
    return Stream.concat(Stream.of(server), server.descendants()).map(ProcessHandle::pid).toList();
  }

  private static void signal(String name, List<Long> pids) {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    pids.forEach(pid -> command.add(pid + ""));
    Commands.run(command);
  }

  /** Rows as text, columns joined by {@code |}; starts it if it does not run. */
  public List<String> rows(String sql) throws IOException, SQLException {
    if (!PostmasterFile.read(cluster).filter(PostmasterFile::isReady).isPresent() || !isAlive()) {
      start();
    }
    try (Connection connection = DriverManager.getConnection(jdbcUrl(), user(), password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          cells.add(rows.getString(i));
        }
        texts.add(String.join("|", cells));
      }
      return texts;
    }
  }

  /** Drops all there is in its database. */
  public void empty() throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(), user(), password());
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }
  }

  /** A test leaves no server behind. */
  @Override
  public void close() throws IOException {
    if (isAlive()) {
      thaw();
      stop("fast");
    }
  }
}
