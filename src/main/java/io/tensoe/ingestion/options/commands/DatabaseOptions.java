package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/** Where the data is. Part of every command. */
public interface DatabaseOptions extends PipelineOptions {
  @Description(
      "Use the built-in upstreams on loopback and a database of their own (DATADIR/sandbox); no"
          + " credentials needed.")
  @Default.Boolean(false)
  boolean getSandbox();

  void setSandbox(boolean sandbox);

  @Description(
      "A PostgreSQL of your own: jdbc:postgresql://host:port/database or postgres://host/database,"
          + " without a password. Default: SUPABASE_DB_URL or DATABASE_URL of the environment, else"
          + " an embedded PostgreSQL in --dataDir.")
  @Nullable String getJdbcUrl();

  void setJdbcUrl(@Nullable String url);

  @Description("Role for --jdbcUrl.")
  @Nullable String getJdbcUser();

  void setJdbcUser(@Nullable String user);

  @Description(
      "Name of the environment variable that holds the password for --jdbcUrl. Default:"
          + " TENSOE_JDBC_PASSWORD.")
  @Nullable String getJdbcPasswordVariable();

  void setJdbcPasswordVariable(@Nullable String variable);

  @Description("Folder of the embedded database, logs and run folders.")
  @Default.String(".tensoe")
  String getDataDir();

  void setDataDir(String folder);
}
