package io.tensoe.ingestion.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A real Flink cluster of separate JVMs, as {@code runner-configs/flink/cluster} runs it: nothing
 * here is an imitation.
 */
final class TestCluster implements AutoCloseable {
  private static final String SCRIPT =
      Path.of("runner-configs", "flink", "cluster").toAbsolutePath().toString();

  private final Path folder;
  private final int port = freePort();
  private final Map<String, String> environment;

  private TestCluster(Path folder, Map<String, String> environment) throws IOException {
    this.folder = folder;
    this.environment = environment;
  }

  /** A port whose neighbour for the JobManager is free as well, most likely. */
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * Starts one with two TaskManagers.
   *
   * @param environment of its processes, beside ours
   */
  static TestCluster start(Path folder, Map<String, String> environment) throws Exception {
    TestCluster cluster = new TestCluster(folder, environment);
    try {
      cluster.start(2);
      return cluster;
    } catch (Exception e) {
      cluster.close();
      throw e;
    }
  }

  /** Starts what is missing: the JobManager, and TaskManagers up to that number. */
  void start(int taskManagers) throws Exception {
    call("start", "--taskManagers=" + taskManagers, "--port=" + port);
  }

  /** For {@code --flinkMaster}. */
  String master() {
    return "localhost:" + port;
  }

  /** Options that send a run here. */
  List<String> options() {
    return List.of("@" + args("flink-cluster.args"), "--flinkMaster=" + master());
  }

  static Path args(String name) {
    return Path.of("runner-configs", name).toAbsolutePath();
  }

  /** Where it keeps logs, checkpoints and settings. */
  Path folder() {
    return folder;
  }

  /** Process ids of the TaskManagers. */
  List<Long> taskManagers() throws IOException {
    return processes("taskmanager");
  }

  long jobManager() throws IOException {
    return processes("jobmanager").get(0);
  }

  private List<Long> processes(String name) throws IOException {
    List<Long> ids = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        if (file.getFileName().toString().matches(name + ".*\\.pid")) {
          ids.add(Long.valueOf(Files.readString(file).strip()));
        }
      }
    }
    return ids;
  }

  static void kill(long process) throws Exception {
    new ProcessBuilder("kill", "-KILL", process + "").start().waitFor();
    ProcessHandle.of(process).ifPresent(each -> each.onExit().join());
  }

  /** Most memory each process ever held, in megabytes, by name. */
  Map<String, Long> peaks() throws IOException {
    Map<String, Long> peaks = new TreeMap<>();
    peaks.put("jobmanager", peak(jobManager()));
    List<Long> workers = taskManagers();
    for (int i = 0; i < workers.size(); i++) {
      peaks.put("taskmanager-" + (i + 1), peak(workers.get(i)));
    }
    return peaks;
  }

  static long peak(long process) throws IOException {
    return Files.readAllLines(Path.of("/proc", process + "", "status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .sum();
  }

  /** An answer of its REST interface. */
  String get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://" + master() + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** The script; its output. */
  String call(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("nice", SCRIPT, arguments[0]));
    command.add("--dir=" + folder);
    command.addAll(List.of(arguments).subList(1, arguments.length));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Path output = Files.createTempFile("cluster-", ".txt");
    int exit = builder.redirectOutput(output.toFile()).start().waitFor();
    String said = Files.readString(output);
    Files.delete(output);
    if (exit != 0) {
      throw new IllegalStateException(
          String.join(" ", command) + " ended with " + exit + ":\n" + said);
    }
    return said;
  }

  @Override
  public void close() throws Exception {
    call("stop");
  }
}
