package io.tensoe.ingestion.database.connection;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {
  private static final Path DATA = Path.of("data");
  private static final String SECRET = "s3cret";

  @Test
  void withoutAnAddressTheEmbeddedDatabaseIsUsed() {
    DatabaseSettings settings = resolve(null, Map.of());
    assertThat(settings.isEmbedded(), is(true));
    assertThat(settings.folder(), is(DATA.resolve("postgres")));
  }

  @Test
  void theSandboxHasItsOwnDatabaseAndIgnoresTheVariables() {
    Map<String, String> environment =
        Map.of(
            "DATABASE_URL", "postgres://h/db",
            "SUPABASE_DB_URL", "postgres://h/db",
            "SUPABASE_URL", "https://x.supabase.co");
    DatabaseSettings settings = DatabaseSettings.resolve(null, null, null, environment, DATA, true);
    assertThat(settings.folder(), is(Path.of("data", "sandbox", "postgres")));
  }

  @Test
  void theSandboxUsesAnAddressThatIsGiven() {
    DatabaseSettings settings =
        DatabaseSettings.resolve("jdbc:postgresql://h/db", null, null, Map.of(), DATA, true);
    assertThat(settings.isEmbedded(), is(false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:postgresql://h:6543/db                   | jdbc:postgresql://h:6543/db         |
          postgres://me@h:6543/db                       | jdbc:postgresql://h:6543/db         | me
          postgresql://h/db?sslmode=require             | jdbc:postgresql://h/db?sslmode=require |
          postgresql+psycopg2://me@h/db                 | jdbc:postgresql://h/db              | me
          postgres://[::1]:5433/db                      | jdbc:postgresql://[::1]:5433/db     |
          postgres://me%40team@h/my%20db                | jdbc:postgresql://h/my%20db         | me@team
          postgres://a:1,b:2/db                         | jdbc:postgresql://a:1,b:2/db        |
          postgres:///db                                | jdbc:postgresql://localhost/db      |
          jdbc:postgresql://h/db?user=me&connect_timeout=3 | jdbc:postgresql://h/db?connectTimeout=3 | me
          """)
  void anAddressIsReadWithoutItsUser(String given, String url, @Nullable String user) {
    DatabaseSettings settings = resolve(given, Map.of());
    assertThat(settings.jdbcUrl(), is(url));
    assertThat(settings.user(), is(user));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/db?password=s3cret",
        "jdbc:postgresql://h/db?ssl=true&PASSWORD=s3cret",
        "jdbc:postgresql://h/db?pass%77ord=s3cret",
        "jdbc:postgresql://h/db?sslpassword=s3cret",
        "jdbc:postgresql://me:s3cret@h/db",
        "postgres://me:s3cret@h:5432/db"
      })
  void aPasswordInTheOptionIsRefusedAndNotRepeated(String url) {
    DatabaseSettingsException refused =
        assertThrows(DatabaseSettingsException.class, () -> resolve(url, Map.of()));
    assertThat(refused.getMessage(), containsString("TENSOE_JDBC_PASSWORD"));
    assertThat(refused.getMessage(), not(containsString(SECRET)));
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://me:s3cret@h/db,                s3cret",
    "postgres://me:p%40ss%2Fw%3Ard%2B@h/db,    p@ss/w:rd+",
    "postgres://me:a+b@h/db,                   a+b",
    "postgres://me:with@sign@h/db,             with@sign",
    "postgres://me:s3cret@[fe80::1]/db,        s3cret",
    "jdbc:postgresql://h/db?user=me&password=s3cret, s3cret"
  })
  void aPasswordInAVariableIsDecodedAndKeptApart(String url, String password) {
    DatabaseSettings settings = resolve(null, Map.of("DATABASE_URL", url));
    assertThat(settings.user(), is("me"));
    assertThat(settings.jdbcUrl(), not(containsString(password)));
    assertThat(settings.toString(), not(containsString(password)));
    assertThat(settings.passwordSource().read(), is(password));
  }

  @Test
  void supabaseBeatsTheGeneralVariableAndTheOptionBeatsBoth() {
    Map<String, String> both =
        Map.of("SUPABASE_DB_URL", "postgres://s/db", "DATABASE_URL", "postgres://d/db");
    assertThat(resolve(null, both).jdbcUrl(), is("jdbc:postgresql://s/db"));
    assertThat(resolve("postgres://o/db", both).jdbcUrl(), is("jdbc:postgresql://o/db"));
  }

  @Test
  void thePasswordComesFromTheNamedVariable() {
    Map<String, String> environment = Map.of("MY_PASSWORD", SECRET);
    DatabaseSettings settings =
        DatabaseSettings.resolve("postgres://h/db", "me", "MY_PASSWORD", environment, DATA, false);
    assertThat(settings.user(), is("me"));
    assertThat(settings.passwordSource().name(), is("MY_PASSWORD"));
    assertThat(settings.passwordSource().readFrom(environment), is(SECRET));
    assertThat(settings.toString(), not(containsString(SECRET)));
  }

  @Test
  void withoutTheUsualVariableTheServerIsAskedWithoutAPassword() {
    assertThat(resolve("postgres://h/db", Map.of()).passwordSource(), is(PasswordSource.NONE));
    assertThat(PasswordSource.NONE.read(), is(nullValue()));
  }

  @Test
  void aNamedVariableThatIsMissingIsAnError() {
    DatabaseSettingsException wrong =
        assertThrows(
            DatabaseSettingsException.class,
            () ->
                DatabaseSettings.resolve(
                    "postgres://h/db", null, "NOT_THERE", Map.of(), DATA, false));
    assertThat(wrong.getMessage(), containsString("NOT_THERE"));
  }

  @Test
  void aUserWithoutAnAddressIsNotIgnored() {
    assertThrows(
        DatabaseSettingsException.class,
        () -> DatabaseSettings.resolve(null, "me", null, Map.of(), DATA, false));
  }

  @Test
  void aWebAddressOfSupabaseIsExplained() {
    Map<String, String> keyAlone =
        Map.of("SUPABASE_URL", "https://x.supabase.co", "SUPABASE_KEY", SECRET);
    for (DatabaseSettingsException wrong :
        new DatabaseSettingsException[] {
          assertThrows(DatabaseSettingsException.class, () -> resolve(null, keyAlone)),
          assertThrows(
              DatabaseSettingsException.class, () -> resolve("https://x.supabase.co", Map.of()))
        }) {
      assertThat(wrong.getMessage(), containsString("SUPABASE_DB_URL"));
      assertThat(wrong.getMessage(), containsString("Session pooler"));
      assertThat(wrong.getMessage(), not(containsString(SECRET)));
    }
  }

  @Test
  void aCopiedAddressWithoutThePasswordFilledInIsExplained() {
    Map<String, String> copied =
        Map.of("SUPABASE_DB_URL", "postgresql://postgres.x:[YOUR-PASSWORD]@h:6543/postgres");
    DatabaseSettingsException wrong =
        assertThrows(DatabaseSettingsException.class, () -> resolve(null, copied));
    assertThat(wrong.getMessage(), containsString("[YOUR-PASSWORD]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mysql://me:s3cret@h/db", "", "h:5432", "postgres://me:50%s3cret@h/db"})
  void whatIsNoAddressIsNamedByItsOriginAndNotRepeated(String text) {
    DatabaseSettingsException wrong =
        assertThrows(DatabaseSettingsException.class, () -> resolve(text, Map.of()));
    assertThat(wrong.getMessage(), containsString("--jdbcUrl"));
    assertThat(wrong.getMessage(), not(containsString(SECRET)));
  }

  private static DatabaseSettings resolve(
      @Nullable String jdbcUrl, Map<String, String> environment) {
    return DatabaseSettings.resolve(jdbcUrl, null, null, environment, DATA, false);
  }
}
