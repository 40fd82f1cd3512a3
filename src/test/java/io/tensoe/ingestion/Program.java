package io.tensoe.ingestion;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The program in JVMs of its own, as the launcher starts it. In a build that is the jar that {@code
 * -Dtensoe.jar} names, with an archive of its classes, which halves a start; elsewhere the classes
 * of this JVM.
 */
public final class Program {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final List<String> BRIEF =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xlog:cds=off,cds+dynamic=off");

  /** Classes of a run, of its database and of its report; what other commands need is less. */
  private static final List<String> TYPICAL = List.of("ingest", "--sandbox", "--generated=2");

  private static boolean isArchiveSought;

  private Program() {}

  /** What starts it, whatever folder it runs in; its arguments follow. */
  public static List<String> command(String... jvmOptions) throws IOException {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(BRIEF);
    command.addAll(List.of(jvmOptions));
    for (String module : List.of("lang", "util", "nio", "time")) {
      command.add("--add-opens=java.base/java." + module + "=ALL-UNNAMED");
    }
    Optional<Path> jar = jar();
    if (jar.isPresent()) {
      archiveOf(jar.get()).ifPresent(file -> command.add("-XX:SharedArchiveFile=" + file));
      command.addAll(List.of("-jar", jar.get().toString()));
    } else {
      command.addAll(List.of("-cp", classPath(), Main.class.getName()));
    }
    return command;
  }

  /**
   * What starts a class of the tests with one more folder on its class path, before all others.
   *
   * @param main has a {@code main}
   */
  public static List<String> withClasses(Path folder, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(BRIEF);
    for (String module : List.of("lang", "util", "nio", "time")) {
      command.add("--add-opens=java.base/java." + module + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", folder + File.pathSeparator + classPath(), main.getName()));
    command.addAll(arguments);
    return command;
  }

  private static Optional<Path> jar() {
    return Optional.ofNullable(System.getProperty("tensoe.jar"))
        .map(name -> Path.of(name).toAbsolutePath())
        .filter(Files::exists);
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(each -> Path.of(each).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Made by whoever of several JVMs comes first; empty if it cannot be made. */
  private static synchronized Optional<Path> archiveOf(Path jar) throws IOException {
    Path archive = jar.resolveSibling("test-classes.jsa");
    if (!isArchiveSought) {
      isArchiveSought = true;
      Path lock = jar.resolveSibling("test-classes.lock");
      try (FileChannel channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock turn = channel.lock()) {
        if (turn.isValid() && (!Files.exists(archive) || isOlder(archive, jar))) {
          make(archive, jar);
        }
      }
    }
    return Optional.of(archive).filter(Files::exists);
  }

  private static boolean isOlder(Path file, Path other) throws IOException {
    return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(other)) < 0;
  }

  private static void make(Path archive, Path jar) throws IOException {
    Path fresh = archive.resolveSibling("test-classes.unfinished");
    Path data = MemoryTempDir.create();
    try {
      List<String> command = new ArrayList<>(List.of(JAVA));
      command.addAll(BRIEF);
      command.addAll(List.of("-XX:ArchiveClassesAtExit=" + fresh, "-jar", jar.toString()));
      command.addAll(TYPICAL);
      command.add("--dataDir=" + data);
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      if (Files.exists(fresh)) {
        Files.move(fresh, archive, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      MemoryTempDir.delete(data);
    }
  }
}
