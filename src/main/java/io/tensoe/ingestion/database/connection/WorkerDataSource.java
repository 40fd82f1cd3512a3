package io.tensoe.ingestion.database.connection;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

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
  private static final Map<WorkerDataSource, HikariDataSource> POOLS = new HashMap<>();
  private static final Map<WorkerDataSource, Integer> USERS = new HashMap<>();

  /** How messages name the database. */
  public String place() {
    return Places.of(jdbcUrl, password);
  }

  /** This JVM's pool; opened at the first call. */
  @Override
  public DataSource apply(@Nullable Void nothing) {
    synchronized (POOLS) {
      return POOLS.computeIfAbsent(this, WorkerDataSource::pool);
    }
  }

  private HikariDataSource pool() {
    try {
      if (!Driver.isRegistered()) {
        Driver.register();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return Pools.pool("tensoe-worker", this, password.read(), CONNECTIONS);
  }

  /**
   * Keeps this JVM's pool open. A worker outlives the jobs it works for: when the last step of a
   * job has ended there, nothing of the job may stay, or its classes stay with it.
   */
  @FunctionalInterface
  public interface Lease {
    /** Ends it; the last one closes the pool. To be called once. */
    void end();
  }

  /**
   * Counts one more user of a pool that was opened here. A pool that was opened elsewhere is not
   * closed by this class, so its lease does nothing.
   *
   * @param database opens a database on a worker
   */
  public static Lease lease(SerializableFunction<Void, DataSource> database) {
    if (!(database instanceof WorkerDataSource recipe)) {
      return () -> {};
    }
    synchronized (POOLS) {
      USERS.merge(recipe, 1, Integer::sum);
    }
    return recipe::leave;
  }

  private void leave() {
    synchronized (POOLS) {
      if (USERS.merge(this, -1, Integer::sum) == 0) {
        USERS.remove(this);
        closePool();
      }
    }
  }

  /** Closes this JVM's pool if there is one; steps that still run fail. */
  public void closePool() {
    synchronized (POOLS) {
      HikariDataSource pool = POOLS.remove(this);
      if (pool != null) {
        pool.close();
      }
      forgetDriver();
    }
  }

  /** The JDK's list of drivers would hold on to the classes of a job for ever. */
  private static void forgetDriver() {
    try {
      if (POOLS.isEmpty() && isOnWorker() && Driver.isRegistered()) {
        Driver.deregister();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether our classes are those of a job and not those of the process. */
  private static boolean isOnWorker() {
    return WorkerDataSource.class.getClassLoader() != ClassLoader.getSystemClassLoader();
  }
}
