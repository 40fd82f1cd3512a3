package io.tensoe.ingestion.database.migration;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stands in the way of migrations that were not applied yet: tables of their names that
 * somebody else made. What they need is read from the migrations themselves. A table {@code tracks}
 * made by hand is taken over if its columns fit.
 */
final class ForeignTables {
  private static final Pattern MADE =
      Pattern.compile("(?m)^\\s*CREATE TABLE (?!IF NOT EXISTS)(\\w+)");
  private static final Pattern WIDENED =
      Pattern.compile("(?ms)^ALTER TABLE (?:IF EXISTS )?tracks\\b(.*?);");
  private static final Pattern COLUMN =
      Pattern.compile("ADD COLUMN IF NOT EXISTS\\s+(\\w+)\\s+(double precision|\\w+)(\\[\\])?");

  /** They make the table what it is, so no migration adds them. */
  private static final Map<String, String> FIRST =
      Map.of("id", "text", "title", "text", "artist", "text");

  private static final Map<String, String> KINDS =
      Map.of(
          "v", "a view",
          "m", "a materialized view",
          "f", "a foreign table",
          "S", "a sequence",
          "i", "an index",
          "c", "a type");

  private final Connection connection;
  private final String schema;
  private final String place;

  ForeignTables(Connection connection, String schema, String place) {
    this.connection = connection;
    this.schema = schema;
    this.place = place;
  }

  /**
   * Looks; changes nothing.
   *
   * @param scripts file names of the migrations to come
   * @throws DatabaseException if something stands in the way: what, and what to do
   */
  void refuse(List<String> scripts) throws SQLException {
    List<String> taken = new ArrayList<>();
    Map<String, String> columns = new TreeMap<>(FIRST);
    for (String script : scripts) {
      String sql = Scripts.text(script);
      for (Matcher made = MADE.matcher(sql); made.find(); ) {
        @Nullable String kind = kind(made.group(1));
        if (kind != null) {
          taken.add(made.group(1) + " (" + KINDS.getOrDefault(kind, "a table") + ")");
        }
      }
      for (Matcher widened = WIDENED.matcher(sql); widened.find(); ) {
        for (Matcher column = COLUMN.matcher(widened.group(1)); column.find(); ) {
          columns.putIfAbsent(
              column.group(1), column.group(2) + (column.group(3) == null ? "" : "[]"));
        }
      }
    }
    if (!taken.isEmpty()) {
      throw new DatabaseException(
          String.format(
              Locale.ROOT,
              "Schema %s of the %s already has %s, made by somebody else, and this program needs"
                  + " the name for its own table. Nothing was changed. %s",
              schema,
              place,
              String.join(", ", taken),
              elsewhere()));
    }
    refuseTracks(columns);
  }

  private void refuseTracks(Map<String, String> wanted) throws SQLException {
    @Nullable String kind = kind("tracks");
    if (kind == null) {
      return;
    }
    if (!kind.equals("r") && !kind.equals("p")) {
      throw new DatabaseException(
          String.format(
              Locale.ROOT,
              "tracks in schema %s of the %s is %s; this program needs a table of that name."
                  + " Nothing was changed. %s",
              schema,
              place,
              KINDS.getOrDefault(kind, "no table"),
              elsewhere()));
    }
    List<String> counting = new ArrayList<>();
    Map<String, String> wrong = wrongColumns(wanted, counting);
    if (!hasKey()) {
      wrong.put(
          "id has no primary key (none that is id alone)",
          wrong.keySet().stream().anyMatch(text -> text.startsWith("id is missing"))
              ? ""
              : "ADD PRIMARY KEY (id)");
    }
    if (!wrong.isEmpty()) {
      List<String> remedies = wrong.values().stream().filter(text -> !text.isEmpty()).toList();
      throw new DatabaseException(
          String.format(
              Locale.ROOT,
              "The table tracks in schema %s of the %s was made by somebody else and does not fit:"
                  + " %s. Nothing was changed. To hand it over as it is: %sALTER TABLE %s.tracks"
                  + " %s; %s",
              schema,
              place,
              String.join("; ", wrong.keySet()),
              String.join("", counting),
              Sql.name(schema),
              String.join(", ", remedies),
              "or keep it: " + elsewhere()));
    }
  }

  /**
   * What is wrong with a column, and the part of ALTER TABLE that mends it.
   *
   * @param counting takes statements that must come first: as long as PostgreSQL numbers the rows
   *     in a column, its type must stay a number
   */
  private Map<String, String> wrongColumns(Map<String, String> wanted, List<String> counting)
      throws SQLException {
    Map<String, String> wrong = new LinkedHashMap<>();
    Map<String, String> missing = new LinkedHashMap<>(FIRST);
    String sql =
        """
        SELECT a.attname, format_type(a.atttypid, a.atttypmod), format_type(a.atttypid, NULL),
            a.attnotnull AND NOT a.atthasdef AND a.attidentity = '', a.attidentity <> ''
          FROM pg_attribute a WHERE a.attrelid = (quote_ident(?) || '.tracks')::regclass
            AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, schema);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          String name = row.getString(1);
          @Nullable String type = wanted.get(name);
          missing.remove(name);
          if (type != null && !standard(type).equals(row.getString(3))) {
            wrong.put(
                String.format(Locale.ROOT, "%s is %s, needs %s", name, row.getString(2), type),
                retyped(name, type));
            if (row.getBoolean(5)) {
              counting.add(
                  String.format(
                      Locale.ROOT,
                      "ALTER TABLE %s.tracks ALTER COLUMN %s DROP IDENTITY; ",
                      Sql.name(schema),
                      Sql.name(name)));
            }
          } else if (type == null && row.getBoolean(4)) {
            wrong.put(
                String.format(
                    Locale.ROOT, "%s must not be null, and this program does not fill it", name),
                String.format(Locale.ROOT, "ALTER COLUMN %s DROP NOT NULL", Sql.name(name)));
          }
        }
      }
    }
    missing.forEach(
        (name, type) ->
            wrong.put(
                String.format(Locale.ROOT, "%s is missing, needs %s", name, type),
                String.format(Locale.ROOT, "ADD COLUMN %s %s", name, type)));
    return wrong;
  }

  private static String retyped(String name, String type) {
    String column = "ALTER COLUMN " + Sql.name(name);
    String value = type.endsWith("[]") ? "string_to_array(%s::text, ',')" : "%s::text::" + type;
    return String.format(
        Locale.ROOT,
        "%s DROP DEFAULT, %s TYPE %s USING %s",
        column,
        column,
        type,
        String.format(Locale.ROOT, value, Sql.name(name)));
  }

  /** As {@code format_type} spells it. */
  private static String standard(String type) {
    return switch (type) {
      case "timestamp" -> "timestamp without time zone";
      case "timestamptz" -> "timestamp with time zone";
      default -> type;
    };
  }

  private boolean hasKey() throws SQLException {
    String sql =
        """
        SELECT EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid
            AND a.attname = 'id'
          WHERE i.indrelid = (quote_ident(?) || '.tracks')::regclass AND i.indisunique
            AND i.indpred IS NULL AND i.indimmediate AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum)
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, schema);
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /** Kind of the relation of that name in our schema; null = there is none. */
  private @Nullable String kind(String name) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = ? AND c.relname = ?")) {
      query.setString(1, schema);
      query.setString(2, name);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? row.getString(1) : null;
      }
    }
  }

  /** How to give this program tables of its own in the same database. */
  static String elsewhere() {
    return "Give this program a schema of its own: CREATE SCHEMA tensoe; and add"
        + " ?currentSchema=tensoe to --jdbcUrl; or another database.";
  }
}
