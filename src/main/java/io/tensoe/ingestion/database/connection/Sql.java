package io.tensoe.ingestion.database.connection;

import java.util.regex.Pattern;

/** Spelling of SQL that a person copies out of a message. */
public final class Sql {
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private Sql() {}

  /** A name of a role, schema, table or column, quoted where it must be. */
  public static String name(String name) {
    return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}
