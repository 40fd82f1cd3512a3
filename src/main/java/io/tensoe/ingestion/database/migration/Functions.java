package io.tensoe.ingestion.database.migration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The functions of the schema. Each is in one script, {@code R__….sql}, which is applied again
 * whenever its text has changed; the versioned scripts made earlier ones and stay as they were.
 *
 * <p>If a change makes older programs fail, because a function takes or gives something else, it
 * goes with a new version of the schema: those programs refuse the database then.
 *
 * @param placeholders what stands in {@code ${…}} in the scripts, each one line
 */
record Functions(Map<String, String> placeholders) {
  /**
   * All {@code R__….sql} under {@code db/migration} in the order of their names; a test compares.
   */
  static final List<String> SCRIPTS = List.of("R__limits.sql", "R__runs.sql", "R__tracks.sql");

  /** The scripts of this program with their checksums, as {@link #applied} gives them. */
  String wanted() {
    return SCRIPTS.stream()
        .map(script -> script + " " + checksum(Scripts.text(script)))
        .collect(Collectors.joining(","));
  }

  /** A query of the scripts that were applied last, each with its checksum, in one text. */
  static String applied(String history) {
    return String.format(
        Locale.ROOT,
        "SELECT string_agg(script || ' ' || checksum, ',' ORDER BY script COLLATE \"C\") FROM"
            + " (SELECT DISTINCT ON (script) script, checksum FROM %s WHERE success AND version IS"
            + " NULL AND script LIKE 'R\\_\\_%%' ORDER BY script, installed_rank DESC) AS newest",
        history);
  }

  /** Flyway's: it is needed at every start, and to load Flyway takes longer. A test compares. */
  int checksum(String script) {
    String sql = script;
    for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
      sql = sql.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
    }
    CRC32 checksum = new CRC32();
    sql.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) checksum.getValue();
  }
}
