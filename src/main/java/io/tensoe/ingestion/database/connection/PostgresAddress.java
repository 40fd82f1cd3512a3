package io.tensoe.ingestion.database.connection;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of a PostgreSQL, its credentials kept apart.
 *
 * @param jdbcUrl {@code jdbc:postgresql://…} without user and password
 * @param user null = none named
 * @param password null = none named; an empty one counts as none
 */
record PostgresAddress(String jdbcUrl, @Nullable String user, @Nullable String password) {
  private static final String JDBC = "jdbc:";
  // libpq's two spellings, also with a driver's name as SQLAlchemy writes it.
  private static final Pattern SCHEME =
      Pattern.compile("postgres(ql)?(\\+\\w+)?://", Pattern.CASE_INSENSITIVE);

  /** Names of libpq parameters that the JDBC driver spells differently. */
  private static final Map<String, String> DRIVER_NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "connect_timeout", "connectTimeout");

  /**
   * Reads {@code postgres://user:password@host:port/db?params} and {@code jdbc:postgresql://…}.
   *
   * @param text the address; escapes ({@code %40}) are decoded
   * @param origin option or variable it came from, for the message
   * @throws DatabaseSettingsException if it is no such address; the text is not repeated
   */
  static PostgresAddress of(String text, String origin) {
    String address = text.strip();
    if (address.regionMatches(true, 0, JDBC, 0, JDBC.length())) {
      address = address.substring(JDBC.length());
    }
    Matcher scheme = SCHEME.matcher(address);
    if (!scheme.lookingAt()) {
      throw new DatabaseSettingsException(
          origin
              + " is not an address of a PostgreSQL; it starts with postgres://, postgresql:// or"
              + " jdbc:postgresql://.");
    }
    try {
      return parsed(address.substring(scheme.end()));
    } catch (IllegalArgumentException e) {
      throw new DatabaseSettingsException(
          origin + " has a % that starts no escape; a percent sign itself is written %25.");
    }
  }

  // A record would print its password.
  @Override
  public String toString() {
    return jdbcUrl;
  }

  private static PostgresAddress parsed(String rest) {
    int slash = rest.indexOf('/');
    String upToPath = slash < 0 ? rest : rest.substring(0, slash);
    // The last one: people forget to escape an @ in a password.
    int at = upToPath.lastIndexOf('@');
    String credentials = at < 0 ? "" : rest.substring(0, at);
    String place = rest.substring(at + 1);
    int question = place.indexOf('?');
    Map<String, String> parameters = parameters(question < 0 ? "" : place.substring(question + 1));
    String[] named = credentials.split(":", 2);
    String user = orElse(decoded(named[0]), parameters.remove("user"));
    String password =
        orElse(named.length < 2 ? "" : decoded(named[1]), parameters.remove("password"));
    String url = jdbcUrl(question < 0 ? place : place.substring(0, question), parameters);
    return new PostgresAddress(url, user, password);
  }

  private static String jdbcUrl(String place, Map<String, String> parameters) {
    int slash = place.indexOf('/');
    String host = slash < 0 ? place : place.substring(0, slash);
    String database = slash < 0 ? "" : place.substring(slash + 1);
    StringBuilder url = new StringBuilder("jdbc:postgresql://");
    url.append(host.isEmpty() || host.startsWith(":") ? "localhost" + host : host);
    url.append('/').append(encoded(decoded(database)));
    char separator = '?';
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String name = DRIVER_NAMES.getOrDefault(parameter.getKey(), parameter.getKey());
      url.append(separator).append(name).append('=').append(encoded(parameter.getValue()));
      separator = '&';
    }
    return url.toString();
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (!parts[0].isEmpty()) {
        String name = decoded(parts[0]);
        boolean credential = name.toLowerCase(Locale.ROOT).matches("user|password");
        parameters.put(
            credential ? name.toLowerCase(Locale.ROOT) : name,
            parts.length < 2 ? "" : decoded(parts[1]));
      }
    }
    return parameters;
  }

  private static @Nullable String orElse(String value, @Nullable String other) {
    if (!value.isEmpty()) {
      return value;
    }
    return other == null || other.isEmpty() ? null : other;
  }

  /** Escapes only; a plus sign is a plus sign in an address. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
