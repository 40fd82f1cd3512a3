package io.tensoe.ingestion.database.migration;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
    Map<String, String> columns = new TreeMap<>(TracksMadeByHand.FIRST);
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
    new TracksMadeByHand(connection, schema, place).refuse(wanted);
  }

  /** Kind of the relation of that name in our schema; null = there is none. */
  private @Nullable String kind(String name) throws SQLException {
    return Query.of(
            "SELECT c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = ? AND c.relname = ?",
            schema,
            name)
        .first(connection, row -> row.getString(1));
  }

  /** How to give this program tables of its own in the same database. */
  static String elsewhere() {
    return "Give this program a schema of its own: CREATE SCHEMA tensoe; and add"
        + " ?currentSchema=tensoe to --jdbcUrl; or another database.";
  }
}
