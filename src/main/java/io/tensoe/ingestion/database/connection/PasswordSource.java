package io.tensoe.ingestion.database.connection;

import io.tensoe.ingestion.environment.Environment;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a password is found; it travels to workers, the password does not.
 *
 * @param kind how {@code name} is read
 * @param name name of an environment variable or path of a file; empty for {@link Kind#NONE}
 */
public record PasswordSource(Kind kind, String name) implements Serializable {
  /** What a source is. */
  public enum Kind {
    /** The server asks for none, or the driver finds it itself ({@code ~/.pgpass}). */
    NONE,
    /** An environment variable that is the password. */
    VARIABLE,
    /** An environment variable that is an address with the password in it. */
    ADDRESS_VARIABLE,
    /** A file that only its owner can read. */
    FILE
  }

  /** No password. */
  public static final PasswordSource NONE = new PasswordSource(Kind.NONE, "");

  // What came from a .env file is not in the environment of this JVM; workers inside it need it.
  private static final Map<PasswordSource, String> KNOWN = new ConcurrentHashMap<>();

  /** Finds the password in {@code environment} and keeps it for {@link #read()} in this JVM. */
  @Nullable String readFrom(Map<String, String> environment) {
    String password = find(environment);
    if (password != null && kind != Kind.FILE) {
      KNOWN.put(this, password);
    }
    return password;
  }

  /**
   * The password as this machine knows it; null if the server is to be asked without one.
   *
   * @throws DatabaseException if the file cannot be read, or the variable is not set here: it was
   *     where the run was started
   */
  public @Nullable String read() {
    String known = KNOWN.get(this);
    if (known != null || kind == Kind.NONE) {
      return known;
    }
    String password = find(Environment.of(List.of(name)));
    if (password == null) {
      throw new DatabaseException(
          name
              + ", which holds the password of the database, is not set in the environment of a"
              + " worker (of every TaskManager, on a cluster)");
    }
    return password;
  }

  private @Nullable String find(Map<String, String> environment) {
    String value = environment.get(name);
    return switch (kind) {
      case NONE -> null;
      case VARIABLE -> value;
      case ADDRESS_VARIABLE -> value == null ? null : PostgresAddress.of(value, name).password();
      case FILE -> content(Path.of(name));
    };
  }

  private static String content(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new DatabaseException("The password of the embedded database is not readable: " + file);
    }
  }
}
