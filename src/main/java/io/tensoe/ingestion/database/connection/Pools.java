package io.tensoe.ingestion.database.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** How connections are made: the same for the driver, the workers and the first try to connect. */
public final class Pools {
  /** Time to reach a server. */
  static final Duration CONNECT = Duration.ofSeconds(10);

  /**
   * Time to get a connection out of a full pool. A pool whose server was away tries again after at
   * most this time, so it is also how much longer an outage is for us.
   */
  private static final Duration WAIT = Duration.ofSeconds(4);

  // A statement that is silent for longer than this has lost its server.
  private static final Duration SILENCE = Duration.ofMinutes(2);
  private static final Duration KEEPALIVE = Duration.ofMinutes(2);
  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private Pools() {}

  /**
   * A pool that opens its connections when they are needed.
   *
   * @param name for its threads and messages
   * @param most connections at once
   */
  public static HikariDataSource pool(
      String name, WorkerDataSource where, @Nullable String password, int most) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source(where, password));
    config.setMaximumPoolSize(most);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(WAIT.toMillis());
    config.setKeepaliveTime(KEEPALIVE.toMillis());
    config.setMaxLifetime(LIFETIME.toMillis());
    // The caller has already tried to connect; a pool that fails to start would log the whole
    // trace.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /** Single connections, without a pool. */
  public static PGSimpleDataSource source(WorkerDataSource where, @Nullable String password) {
    PGSimpleDataSource source = new Places.Named(where.place());
    source.setUrl(where.jdbcUrl());
    source.setUser(where.user());
    source.setPassword(password);
    source.setApplicationName("tensoe");
    // A transaction pooler (Supabase's port 6543, PgBouncer) gives every transaction another
    // session, where a named prepared statement does not exist.
    source.setPrepareThreshold(0);
    source.setConnectTimeout((int) CONNECT.toSeconds());
    source.setLoginTimeout((int) CONNECT.plusSeconds(2).toSeconds());
    source.setSocketTimeout((int) SILENCE.toSeconds());
    source.setTcpKeepAlive(true);
    return source;
  }
}
