package io.tensoe.ingestion.database.connection;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/** How messages name a database: its folder, or its name, host and port; never a password. */
public final class Places {
  private static final String EMBEDDED = "embedded database in ";
  private static final String STANDARD_PORT = "5432";

  private Places() {}

  /**
   * For the middle of a sentence: {@code embedded database in FOLDER} or {@code database NAME at
   * HOST:PORT}.
   *
   * @param jdbcUrl address without credentials
   * @param password that of the embedded database is a file inside its folder
   */
  static String of(String jdbcUrl, PasswordSource password) {
    @Nullable Path folder = folder(password);
    if (folder != null) {
      return EMBEDDED + folder;
    }
    @Nullable Properties parts = Driver.parseURL(jdbcUrl, null);
    String name = parts == null ? "" : parts.getProperty("PGDBNAME", "");
    return "database " + (name.isEmpty() ? "" : name + " ") + "at " + hosts(jdbcUrl);
  }

  /** Where a pool of this program leads; another one is only "database". */
  public static String of(DataSource source) {
    return source instanceof HikariDataSource pool
            && pool.getDataSource() instanceof Named connections
        ? connections.place
        : "database";
  }

  /** {@code host:port}, all of them if there are several. */
  static String hosts(String jdbcUrl) {
    @Nullable Properties parts = Driver.parseURL(jdbcUrl, null);
    if (parts == null) {
      return jdbcUrl;
    }
    String[] hosts = parts.getProperty("PGHOST", "localhost").split(",", -1);
    String[] ports = parts.getProperty("PGPORT", STANDARD_PORT).split(",", -1);
    StringBuilder places = new StringBuilder();
    for (int i = 0; i < hosts.length; i++) {
      places.append(i == 0 ? "" : ", ").append(hosts[i]).append(':').append(ports[i]);
    }
    return places.toString();
  }

  /** Folder of the embedded database that a pool leads to; null = it is a server elsewhere. */
  public static @Nullable Path folder(DataSource source) {
    return source instanceof HikariDataSource pool
            && pool.getDataSource() instanceof Named connections
            && connections.place.startsWith(EMBEDDED)
        ? Path.of(connections.place.substring(EMBEDDED.length()))
        : null;
  }

  private static @Nullable Path folder(PasswordSource password) {
    if (password.kind() != PasswordSource.Kind.FILE) {
      return null;
    }
    // FOLDER/data/tensoe.password
    @Nullable Path cluster = Path.of(password.name()).getParent();
    return cluster == null ? null : cluster.getParent();
  }

  /** Single connections that know how messages name their database. */
  static final class Named extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    private final String place;

    Named(String place) {
      this.place = place;
    }

    @Override
    public String getDescription() {
      return place;
    }
  }
}
