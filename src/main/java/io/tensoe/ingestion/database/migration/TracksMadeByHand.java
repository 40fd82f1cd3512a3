package io.tensoe.ingestion.database.migration;

import io.tensoe.ingestion.database.connection.DatabaseException;
import io.tensoe.ingestion.database.connection.Query;
import io.tensoe.ingestion.database.connection.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table {@code tracks} that was there before this program: it is taken over if its columns fit.
 *
 * @param place how messages name the database
 */
record TracksMadeByHand(Connection connection, String schema, String place) {
  /** They make the table what it is, so no migration adds them. */
  static final Map<String, String> FIRST = Map.of("id", "text", "title", "text", "artist", "text");

  /**
   * Refuses one that does not fit.
   *
   * @param wanted type of each column that the migrations to come need
   * @throws DatabaseException what is wrong with it, and the statement that hands it over
   */
  void refuse(Map<String, String> wanted) throws SQLException {
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
              "or keep it: " + ForeignTables.elsewhere()));
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
    Query.of(sql, schema)
        .each(
            connection,
            row -> {
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
                        Locale.ROOT,
                        "%s must not be null, and this program does not fill it",
                        name),
                    String.format(Locale.ROOT, "ALTER COLUMN %s DROP NOT NULL", Sql.name(name)));
              }
            });
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
    return Query.of(sql, schema).one(connection, row -> row.getBoolean(1));
  }
}
