package io.tensoe.ingestion.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;

/**
 * The recipe for connections that a pipeline carries to its workers. Every step of a JVM that has
 * an equal recipe gets the same pool: runners make many copies of a DoFn, servers allow few
 * connections. The password is read on the worker and never travels. Thread-safe.
 *
 * @param jdbcUrl address without credentials
 * @param user role; null = the driver's default
 * @param password where the worker finds the password
 */
public record WorkerDataSource(String jdbcUrl, @Nullable String user, PasswordSource password)
    implements SerializableFunction<Void, DataSource> {
  // Below the 15 of Supabase's smallest pooler; more writers than this only queue in PostgreSQL.
  private static final int CONNECTIONS = 10;
  private static final Map<WorkerDataSource, HikariDataSource> POOLS = new ConcurrentHashMap<>();

  /** This JVM's pool; opened at the first call. */
  @Override
  public DataSource apply(@Nullable Void nothing) {
    return POOLS.computeIfAbsent(
        this, same -> Pools.pool("tensoe-worker", jdbcUrl, user, password.read(), CONNECTIONS));
  }

  /** Closes this JVM's pool if there is one; steps that still run fail. */
  void closePool() {
    HikariDataSource pool = POOLS.remove(this);
    if (pool != null) {
      pool.close();
    }
  }
}
