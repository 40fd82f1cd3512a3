package io.tensoe.ingestion.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Logs go to {@code DATADIR/logs}, never between the lines a person reads. */
public final class Logs {
  private static final int BYTES = 10_000_000;
  private static final int FILES = 3;

  /**
   * Libraries that log headers, addresses and bodies, secrets included, or far too many lines. They
   * stay quiet at every level.
   */
  private static final List<String> TALKERS =
      List.of(
          "org.apache.hc",
          "com.google.api.client",
          "org.postgresql",
          "com.zaxxer.hikari",
          "org.flywaydb");

  /** A logger that nobody holds is forgotten, its level with it. */
  private static final List<Logger> KEPT = new ArrayList<>();

  private static boolean isOpen;

  private Logs() {}

  /** Before options are parsed: the parsing itself logs. */
  public static void configure(String[] arguments) {
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(level(asked()));
    for (String name : TALKERS) {
      Logger talker = Logger.getLogger(name);
      talker.setLevel(Level.WARNING);
      KEPT.add(talker);
    }
    String option = "--dataDir=";
    String folder =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(option))
            .reduce((first, second) -> second)
            .map(argument -> argument.substring(option.length()))
            .orElse(".tensoe");
    if (arguments.length > 0 && isOurs(folder)) {
      open(Path.of(folder));
    }
  }

  /** Whether a run has been there; a folder that was named by mistake stays as it is. */
  private static boolean isOurs(String folder) {
    try {
      return !folder.isBlank()
          && Stream.of("postgres", "sandbox", "runs")
              .anyMatch(each -> Files.isDirectory(Path.of(folder, each)));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The level that is asked for; a variable that cannot be read is named by the command. */
  private static @Nullable String asked() {
    try {
      return Environment.get("LOG_LEVEL");
    } catch (EnvironmentException e) {
      return null;
    }
  }

  /** Opens the log of this data folder, making the folder, unless a log is open already. */
  public static synchronized void open(Path folder) {
    if (isOpen) {
      return;
    }
    try {
      Path logs = Files.createDirectories(folder.resolve("logs"));
      Handler file = new FileHandler(logs.resolve("tensoe-%g.log").toString(), BYTES, FILES, true);
      file.setFormatter(new SimpleFormatter());
      Logger.getLogger("").addHandler(file);
      isOpen = true;
    } catch (IOException e) {
      // Without a log the command still works, and says what matters itself.
    }
  }

  private static Level level(@Nullable String name) {
    return switch (name == null ? "" : name.toUpperCase(Locale.ROOT)) {
      case "DEBUG" -> Level.FINE;
      case "TRACE" -> Level.FINEST;
      case "WARN", "WARNING" -> Level.WARNING;
      case "ERROR" -> Level.SEVERE;
      default -> Level.INFO;
    };
  }
}
