package io.tensoe.ingestion.database.embedded;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tensoe.ingestion.CtrlC;
import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.DatabaseSettings;
import io.tensoe.ingestion.database.connection.Persistent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers, real processes, and what bad luck does to them. */
class LocalDatabaseIT {
  @TempDir Path home;

  private Path folder() {
    return home.resolve("postgres");
  }

  private Path cluster() {
    return folder().resolve("data");
  }

  /** A test that fails must not leave a server behind. */
  @AfterEach
  void stopWhatIsLeft() {
    PostmasterFile.read(cluster())
        .filter(server -> server.isAliveFor(cluster()))
        .flatMap(server -> ProcessHandle.of(server.pid()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void itsRowsStayBetweenRuns() throws Exception {
    try (LocalDatabase first = LocalDatabase.open(folder())) {
      run(first, "CREATE TABLE kept AS SELECT 'Björk' AS artist");
    }
    assertThat(isServerAlive(), is(false));
    try (LocalDatabase second = LocalDatabase.open(folder())) {
      assertThat(ask(second, "SELECT artist FROM kept"), is("Björk"));
    }
  }

  @Test
  void itIsDurableUnicodeAndInUtc() throws Exception {
    try (LocalDatabase database = LocalDatabase.open(folder())) {
      assertThat(ask(database, "SHOW fsync"), is("on"));
      assertThat(ask(database, "SHOW synchronous_commit"), is("on"));
      assertThat(ask(database, "SHOW full_page_writes"), is("on"));
      assertThat(ask(database, "SHOW server_encoding"), is("UTF8"));
      assertThat(ask(database, "SELECT lower('BJÖRK')"), is("björk"));
      assertThat(ask(database, "SHOW log_timezone"), is("UTC"));
      assertThat(ask(database, "SHOW listen_addresses"), is("127.0.0.1"));
    }
  }

  @Test
  void nobodyGetsInWithoutThePassword() throws Exception {
    try (LocalDatabase database = LocalDatabase.open(folder())) {
      SQLException refused =
          assertThrows(
              SQLException.class,
              () ->
                  DriverManager.getConnection(database.jdbcUrl(), database.user(), "guess")
                      .close());
      assertThat(refused.getSQLState(), is("28P01"));
      String rounds = "split_part(split_part(rolpassword, '$', 2), ':', 1)";
      assertThat(
          "our own password is random, so rounds would only cost time",
          ask(database, "SELECT " + rounds + " FROM pg_authid WHERE rolname = current_user"),
          is("1"));
      assertThat("those of people are not", ask(database, "SHOW scram_iterations"), is("4096"));
      assertThat(permissions(database.passwordFile()), is("rw-------"));
      assertThat(permissions(folder()), is("rwx------"));
    }
  }

  @Test
  void theServerInheritsNothingButWhatItNeeds() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/environ")), "there is no /proc");
    assertThat("something to inherit", System.getenv().size(), greaterThan(2));
    try (LocalDatabase database = LocalDatabase.open(folder())) {
      long postmaster = PostmasterFile.read(cluster()).orElseThrow().pid();
      List<String> names = namesIn(postmaster);
      // pg_ctl, the shell it starts the server with, and the server add these themselves.
      names.removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
      names.removeAll(List.of("PWD", "OLDPWD", "SHLVL", "_"));
      assertThat(names, everyItem(in(List.of("PATH", "TMPDIR", "LD_LIBRARY_PATH", "TZ"))));
      assertThat(ask(database, "SELECT 1"), is("1"));
    }
  }

  /** Names of the variables a process was started with. */
  private static List<String> namesIn(long pid) throws IOException {
    List<String> names = new ArrayList<>();
    for (String variable : Files.readString(Path.of("/proc/" + pid + "/environ")).split("\0", -1)) {
      if (variable.contains("=") && variable.matches("(?s)[A-Za-z_]+=.*")) {
        names.add(variable.substring(0, variable.indexOf('=')));
      }
    }
    return names;
  }

  @Test
  void whatIsThereAlreadyIsClosedToOthersToo() throws Exception {
    Files.createDirectories(folder());
    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.createFile(folder().resolve("lock"));
    Files.setPosixFilePermissions(
        folder().resolve("lock"), PosixFilePermissions.fromString("rw-rw-rw-"));
    try (LocalDatabase database = LocalDatabase.open(folder())) {
      assertThat(ask(database, "SELECT 1"), is("1"));
      assertThat(permissions(folder()), is("rwx------"));
      try (Stream<Path> files = Files.walk(folder(), 1)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          assertThat(file + "", permissions(file).substring(3), is("------"));
        }
      }
    }
  }

  @Test
  void aFullDiskIsNamed() throws Exception {
    Path small = Files.createDirectory(home.resolve("small"));
    assumeTrue(
        has("mount")
            && Commands.run(List.of("mount", "-t", "tmpfs", "-o", "size=90m", "tmpfs", small + ""))
                .succeeded(),
        "no right to mount a small file system");
    try {
      DatabaseSettings settings =
          DatabaseSettings.resolve(null, null, null, Map.of(), small, false);
      try (Database database = Database.open(settings)) {
        database.migrate();
        long start = System.nanoTime();
        String said =
            assertThrows(
                    Persistent.DatabaseGoneException.class,
                    () ->
                        Persistent.run(
                            database.dataSource(),
                            connection -> {
                              try (Statement statement = connection.createStatement()) {
                                return statement.execute(
                                    "CREATE TABLE much AS SELECT repeat(md5(n::text), 50) AS t"
                                        + " FROM generate_series(1, 200000) AS n");
                              }
                            }))
                .getMessage();
        assertThat(
            said,
            allOf(
                containsString("No space left on device"),
                containsString("embedded database in " + small.resolve("postgres"))));
        assertThat((System.nanoTime() - start) / 1_000_000_000, lessThan(60L));
      }
    } finally {
      Commands.run(List.of("umount", "-l", small + ""));
    }
  }

  @Test
  void aDiskThatIsTooSmallForANewDatabaseIsNamed() throws Exception {
    Path small = Files.createDirectory(home.resolve("small"));
    assumeTrue(
        has("mount")
            && Commands.run(List.of("mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", small + ""))
                .succeeded(),
        "no right to mount a small file system");
    try {
      String said =
          assertThrows(
                  Persistent.DatabaseGoneException.class,
                  () -> LocalDatabase.open(small.resolve("postgres")).close())
              .getMessage();
      assertThat(said, containsString("No space left on device"));
    } finally {
      Commands.run(List.of("umount", "-l", small + ""));
    }
  }

  @Test
  void aCommandAttachesAndTheLastOneStopsTheServer() throws Exception {
    LocalDatabase here = LocalDatabase.open(folder());
    try (OtherProcess other = OtherProcess.in(folder())) {
      assertThat(other.jdbcUrl(), is(here.jdbcUrl()));
      here.close();
      assertThat("the other still uses it", isServerAlive(), is(true));
      other.finish();
      assertThat(isServerAlive(), is(false));
    }
  }

  @Test
  void twoUsersInOneJvmAreCountedAndASecondCloseIsNot() throws Exception {
    LocalDatabase one = LocalDatabase.open(folder());
    LocalDatabase two = LocalDatabase.open(folder());
    one.close();
    one.close();
    assertThat(ask(two, "SELECT 1"), is("1"));
    two.close();
    assertThat(isServerAlive(), is(false));
  }

  @Test
  void twoCommandsThatStartTogetherInAnEmptyFolderShareOneServer() throws Exception {
    try (OtherProcess one = OtherProcess.in(folder());
        OtherProcess two = OtherProcess.in(folder())) {
      assertThat(one.jdbcUrl(), startsWith("jdbc:postgresql://127.0.0.1:"));
      assertThat(two.jdbcUrl(), is(one.jdbcUrl()));
      one.finish();
      two.finish();
    }
    assertThat(isServerAlive(), is(false));
  }

  @Test
  void aKilledCommandLeavesTheServerToTheNextOne() throws Exception {
    try (OtherProcess killed = OtherProcess.in(folder())) {
      String url = killed.jdbcUrl();
      killed.kill();
      assertThat(isServerAlive(), is(true));
      try (LocalDatabase next = LocalDatabase.open(folder())) {
        assertThat(next.jdbcUrl(), is(url));
      }
    }
    assertThat(isServerAlive(), is(false));
  }

  @Test
  void ctrlCReachesTheCommandButNotTheServer() throws Exception {
    assumeTrue(has("setsid"), "setsid is not installed");
    String classPath = System.getProperty("java.class.path");
    List<String> before = new ArrayList<>(CtrlC.heard());
    before.add("setsid");
    try (OtherProcess command = OtherProcess.in(folder(), before, classPath)) {
      assertThat(command.jdbcUrl(), startsWith("jdbc:"));
      // As a terminal does: to every process of the foreground group.
      String group = "-" + command.handle().pid();
      assertThat(Commands.run(List.of("kill", "-INT", "--", group)).exitCode(), is(0));
      command.await();
      assertThat(isServerAlive(), is(true));
    }
    LocalDatabase.open(folder()).close();
    assertThat(isServerAlive(), is(false));
  }

  @Test
  void aKilledServerComesBackWithWhatWasCommittedOnTheSamePort() throws Exception {
    LocalDatabase before = LocalDatabase.open(folder());
    run(before, "CREATE TABLE kept AS SELECT 7 AS number");
    kill(serverPid());
    try (OtherProcess next = OtherProcess.in(folder())) {
      assertThat(next.jdbcUrl(), is(before.jdbcUrl()));
      assertThat(ask(before, "SELECT number FROM kept"), is("7"));
      next.finish();
    }
    before.close();
    assertThat(isServerAlive(), is(false));
  }

  @Test
  void aProcessIdThatNowBelongsToAnotherProgramIsNoServer() throws Exception {
    LocalDatabase.open(folder()).close();
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      pretendServer(stranger.pid());
      try (LocalDatabase database = LocalDatabase.open(folder())) {
        assertThat(ask(database, "SELECT 1"), is("1"));
      }
      assertThat(stranger.isAlive(), is(true));
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void closingAfterTheServerDiedSignalsNobody() throws Exception {
    LocalDatabase database = LocalDatabase.open(folder());
    kill(serverPid());
    Process stranger = new ProcessBuilder("sleep", "60").start();
    try {
      pretendServer(stranger.pid());
      database.close();
      assertThat(stranger.isAlive(), is(true));
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void aProcessIdThatNowBelongsToTheServerOfAnotherFolderIsNoServer() throws Exception {
    LocalDatabase.open(folder()).close();
    Path sandbox = home.resolve("sandbox");
    try (LocalDatabase other = LocalDatabase.open(sandbox)) {
      run(other, "CREATE TABLE only_there()");
      long pid = PostmasterFile.read(sandbox.resolve("data")).orElseThrow().pid();
      pretendServer(pid);
      try (LocalDatabase database = LocalDatabase.open(folder())) {
        assertThat(database.jdbcUrl(), not(other.jdbcUrl()));
        assertThat(
            ask(database, "SELECT coalesce(to_regclass('only_there')::text, 'no')"), is("no"));
      }
      assertThat(ask(other, "SELECT 1"), is("1"));
    }
  }

  @Test
  void aHalfMadeDatabaseIsMadeAgain() throws Exception {
    Files.createDirectories(folder().resolve("data.unfinished/base"));
    Files.writeString(folder().resolve("data.unfinished/PG_VERSION"), "17\n");
    Files.writeString(folder().resolve("password.unfinished"), "half");
    try (LocalDatabase database = LocalDatabase.open(folder())) {
      assertThat(ask(database, "SELECT 1"), is("1"));
    }
    try (Stream<Path> left = Files.list(folder())) {
      assertThat(left.anyMatch(f -> f.toString().endsWith(".unfinished")), is(false));
    }
  }

  @Test
  void anotherMajorVersionIsNamedAndLeftAlone() throws Exception {
    Files.createDirectories(cluster());
    Files.writeString(cluster().resolve("PG_VERSION"), "16\n");
    DatabaseException refused =
        assertThrows(DatabaseException.class, () -> LocalDatabase.open(folder()));
    assertThat(
        refused.getMessage(),
        allOf(containsString(cluster().toString()), containsString("16"), containsString("17")));
    assertThat(Files.readString(cluster().resolve("PG_VERSION")), is("16\n"));
  }

  @Test
  void theServersOwnWordsExplainAFailedStart() throws Exception {
    LocalDatabase.open(folder()).close();
    Files.writeString(cluster().resolve("postgresql.conf"), "nonsense = on\n");
    DatabaseException failed =
        assertThrows(DatabaseException.class, () -> LocalDatabase.open(folder()));
    assertThat(failed.getMessage(), containsString("nonsense"));
  }

  @Test
  void anInterruptedThreadStillStopsInOrder() throws Exception {
    LocalDatabase database = LocalDatabase.open(folder());
    Thread.currentThread().interrupt();
    database.close();
    assertThat("the flag stays", Thread.interrupted(), is(true));
    assertThat(isServerAlive(), is(false));
  }

  @Test
  void anUnprivilegedUserRunsItToo() throws Exception {
    assumeTrue(ServerAccount.isRoot() && has("setpriv"), "only root can become somebody else");
    openTheWay();
    Files.createDirectory(folder());
    Commands.run(List.of("chown", "1000:1000", folder().toString()));
    List<String> user = List.of("setpriv", "--reuid=1000", "--regid=1000", "--clear-groups");
    try (OtherProcess command = OtherProcess.in(folder(), user, copiedClassPath())) {
      assertThat(command.jdbcUrl(), startsWith("jdbc:postgresql://127.0.0.1:"));
      assertThat(Files.getAttribute(cluster(), "unix:uid"), equalTo(1000));
      command.finish();
    }
    assertThat(isServerAlive(), is(false));
    try (LocalDatabase asRoot = LocalDatabase.open(folder())) {
      assertThat("root uses it as its owner", ask(asRoot, "SELECT 1"), is("1"));
    }
  }

  @Test
  void rootRunsItAsNobodyWhereNamespacesAreForbidden() throws Exception {
    assumeTrue(ServerAccount.isRoot() && has("setpriv"), "only root can become somebody else");
    openTheWay();
    Files.createDirectory(folder());
    LocalCluster server = new LocalCluster(folder(), ServerAccount.of(folder(), true, false));
    assertThat(server.ensureRunning(), is(not(0)));
    assertThat(Files.getAttribute(Path.of("/proc", serverPid() + ""), "unix:uid"), is(65534));
    server.stop();
    assertThat(isServerAlive(), is(false));
  }

  private void openTheWay() throws IOException {
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The classes and jars a database needs, where another account can read them. */
  private String copiedClassPath() throws IOException {
    Path copies = Files.createDirectory(home.resolve("classpath"));
    List<String> needed =
        List.of("postgres", "slf4j-api", "commons-compress", "commons-io", "commons-lang3");
    StringBuilder classPath = new StringBuilder();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      String name = Path.of(entry).getFileName().toString();
      if (Files.isDirectory(Path.of(entry))
          || name.matches("xz-.*|commons-codec-.*")
          || needed.stream().anyMatch(name::contains)) {
        Path copy = copies.resolve(copies.toFile().list().length + name);
        Commands.run(List.of("cp", "-r", entry, copy.toString()));
        classPath.append(copy).append(File.pathSeparator);
      }
    }
    Commands.run(List.of("chmod", "-R", "a+rX", copies.toString()));
    return classPath.toString();
  }

  private void pretendServer(long pid) throws IOException {
    Files.writeString(
        cluster().resolve("postmaster.pid"),
        String.format(
            Locale.ROOT, "%d%n%s%n1795367325%n1%n%n127.0.0.1%n  1 2%nready   %n", pid, cluster()));
  }

  private long serverPid() {
    return PostmasterFile.read(cluster()).orElseThrow().pid();
  }

  private boolean isServerAlive() {
    return PostmasterFile.read(cluster()).filter(s -> s.isAliveFor(cluster())).isPresent();
  }

  private static void kill(long pid) throws Exception {
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    server.onExit().get(10, TimeUnit.SECONDS);
  }

  private static boolean has(String program) {
    return Commands.run(List.of("sh", "-c", "command -v " + program)).succeeded();
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static void run(LocalDatabase database, String sql) throws Exception {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(LocalDatabase database, String sql) throws Exception {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static Connection connect(LocalDatabase database) throws Exception {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.user(), Files.readString(database.passwordFile()));
  }
}
