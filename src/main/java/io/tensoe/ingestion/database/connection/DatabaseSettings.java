package io.tensoe.ingestion.database.connection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which database a command uses and as whom. Holds no password, only where it is found.
 *
 * @param jdbcUrl address without credentials; null = the embedded database
 * @param user role; null = the driver's default, the name of the account we run as
 * @param passwordSource where the password is; for the embedded database it is set at start
 * @param folder folder of the embedded database; null = {@code jdbcUrl}
 */
public record DatabaseSettings(
    @Nullable String jdbcUrl,
    @Nullable String user,
    PasswordSource passwordSource,
    @Nullable Path folder) {

  /** Variable that holds the password unless {@code --jdbcPasswordVariable} names another. */
  public static final String PASSWORD_VARIABLE = "TENSOE_JDBC_PASSWORD";

  /**
   * What to copy when only an API key of Supabase is there.
   *
   * @see <a href="https://supabase.com/docs/guides/database/connecting-to-postgres">Connecting</a>
   */
  public static final String SUPABASE_HELP =
      "SUPABASE_URL and an API key reach Supabase's web interface, not its PostgreSQL. In the"
          + " Supabase dashboard press Connect, copy the connection string of the Session pooler"
          + " (or Transaction pooler), put your database password into it and set it as"
          + " SUPABASE_DB_URL.";

  private static final List<String> ADDRESS_VARIABLES = List.of("SUPABASE_DB_URL", "DATABASE_URL");
  private static final String SUPABASE_URL = "SUPABASE_URL";
  private static final String PLACEHOLDER = "[YOUR-PASSWORD]";

  /**
   * Names of the variables that {@link #resolve} looks at.
   *
   * @param passwordVariable value of {@code --jdbcPasswordVariable}; null = not given
   */
  public static List<String> variables(@Nullable String passwordVariable) {
    List<String> names = new ArrayList<>(ADDRESS_VARIABLES);
    names.add(SUPABASE_URL);
    names.add(passwordVariable == null ? PASSWORD_VARIABLE : passwordVariable);
    return names;
  }

  /** Whether the program brings the database itself; workers on other machines cannot reach it. */
  public boolean isEmbedded() {
    return folder != null;
  }

  /**
   * The database that options and variables name: {@code --jdbcUrl}, else {@code SUPABASE_DB_URL}
   * or {@code DATABASE_URL}, else the embedded one.
   *
   * @param jdbcUrl value of {@code --jdbcUrl}; null = not given
   * @param user value of {@code --jdbcUser}; null = not given
   * @param passwordVariable value of {@code --jdbcPasswordVariable}; null = not given
   * @param environment variables, those of {@code .env} included
   * @param dataDir folder for everything that stays between runs
   * @param sandbox a database of its own: the variables are not looked at
   * @throws DatabaseSettingsException if they are wrong or contradict each other
   */
  public static DatabaseSettings resolve(
      @Nullable String jdbcUrl,
      @Nullable String user,
      @Nullable String passwordVariable,
      Map<String, String> environment,
      Path dataDir,
      boolean sandbox) {
    if (jdbcUrl != null) {
      return ofOption(jdbcUrl, user, passwordVariable, environment);
    }
    for (String variable : sandbox ? List.<String>of() : ADDRESS_VARIABLES) {
      if (isSet(environment, variable)) {
        return ofVariable(variable, user, passwordVariable, environment);
      }
    }
    if (!sandbox && isSet(environment, SUPABASE_URL)) {
      throw new DatabaseSettingsException(
          SUPABASE_HELP + " To use the embedded database, unset SUPABASE_URL.");
    }
    if (user != null || passwordVariable != null) {
      throw new DatabaseSettingsException(
          "--jdbcUser and --jdbcPasswordVariable need --jdbcUrl; the embedded database has its"
              + " own.");
    }
    Path home = sandbox ? dataDir.resolve("sandbox") : dataDir;
    return new DatabaseSettings(null, null, PasswordSource.NONE, home.resolve("postgres"));
  }

  private static DatabaseSettings ofOption(
      String jdbcUrl,
      @Nullable String user,
      @Nullable String passwordVariable,
      Map<String, String> environment) {
    if (jdbcUrl.contains(".supabase.co") && jdbcUrl.startsWith("http")) {
      throw new DatabaseSettingsException("--jdbcUrl is a web address. " + SUPABASE_HELP);
    }
    PostgresAddress address = PostgresAddress.of(jdbcUrl, "--jdbcUrl");
    if (address.password() != null || address.jdbcUrl().contains("sslpassword=")) {
      throw new DatabaseSettingsException(
          "--jdbcUrl holds a password; other users of this machine and the job's page would see it."
              + " Leave it out and set the environment variable "
              + PASSWORD_VARIABLE
              + ".");
    }
    return of(address, user, passwordSource(passwordVariable, environment));
  }

  private static DatabaseSettings ofVariable(
      String variable,
      @Nullable String user,
      @Nullable String passwordVariable,
      Map<String, String> environment) {
    String value = environment.getOrDefault(variable, "");
    if (value.contains(PLACEHOLDER)) {
      throw new DatabaseSettingsException(
          String.format(
              Locale.ROOT,
              "%s still holds %s: put your database password there (escaped, @ is %%40).",
              variable,
              PLACEHOLDER));
    }
    PostgresAddress address = PostgresAddress.of(value, variable);
    if (passwordVariable != null || address.password() == null) {
      return of(address, user, passwordSource(passwordVariable, environment));
    }
    PasswordSource inside = new PasswordSource(PasswordSource.Kind.ADDRESS_VARIABLE, variable);
    inside.readFrom(environment);
    return of(address, user, inside);
  }

  private static DatabaseSettings of(
      PostgresAddress address, @Nullable String user, PasswordSource password) {
    return new DatabaseSettings(
        address.jdbcUrl(), user == null ? address.user() : user, password, null);
  }

  private static PasswordSource passwordSource(
      @Nullable String variable, Map<String, String> environment) {
    String name = variable == null ? PASSWORD_VARIABLE : variable;
    PasswordSource source = new PasswordSource(PasswordSource.Kind.VARIABLE, name);
    if (source.readFrom(environment) != null) {
      return source;
    }
    if (variable != null) {
      throw new DatabaseSettingsException(
          "--jdbcPasswordVariable names " + variable + ", which is not set.");
    }
    return PasswordSource.NONE;
  }

  private static boolean isSet(Map<String, String> environment, String variable) {
    return !environment.getOrDefault(variable, "").isBlank();
  }
}
