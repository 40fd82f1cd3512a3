package io.tensoe.ingestion.tracks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on names of artists and albums, and how they are best met: a name that few tracks have
 * is looked up, one that many have is met soon when tracks are read in their order. PostgreSQL
 * cannot tell them apart by its statistics. Used within one transaction, not thread-safe.
 */
final class NameSearch {
  /** A page is found among so many tracks in order as fast as so many are looked up and sorted. */
  private static final int MANY = 5_000;

  /** The index of parts knows groups of three letters or digits; less is found by reading all. */
  private static final Pattern THREE = Pattern.compile("[\\p{L}\\p{N}]{3}");

  private static final Name ARTIST =
      new Name(
          "lower(artist) = lower(?)",
          "cardinality(artists) > 1 AND tensoe_lower(artists) @> ARRAY[lower(?)]",
          "artist%s ILIKE ?",
          "cardinality(artists) > 1 AND tensoe_lines(artists)%s ILIKE ?");
  private static final Name ALBUM =
      new Name("lower(album) = lower(?)", null, "album%s ILIKE ?", null);

  private final Connection connection;
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();
  private boolean areFew;

  NameSearch(Connection connection) {
    this.connection = connection;
  }

  /** Adds the condition on the artist, credited first or not; null = any. */
  void artist(@Nullable String name) throws SQLException {
    add(name, ARTIST);
  }

  /** Adds the condition on the title of the album; null = any. */
  void album(@Nullable String title) throws SQLException {
    add(title, ALBUM);
  }

  List<String> conditions() {
    return Collections.unmodifiableList(conditions);
  }

  /** One for each question mark of the conditions, in order. */
  List<Object> values() {
    return Collections.unmodifiableList(values);
  }

  /** Whether a name is one that few tracks have: they are to be looked up first, then sorted. */
  boolean areFew() {
    return areFew;
  }

  private void add(@Nullable String name, Name column) throws SQLException {
    if (name == null) {
      return;
    }
    boolean isIndexed = THREE.matcher(name).find();
    preferIndexes(isIndexed);
    boolean isWhole = count(column.whole(), name, 1) > 0;
    if (!isWhole && column.wholeFeatured() != null) {
      isWhole = count(column.wholeFeatured(), name, 1) > 0;
    }
    String condition = isWhole ? column.anyWhole() : column.anyPart(isIndexed);
    String value = isWhole ? name : "%" + name.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    areFew |= isWhole || count(condition, value, MANY) < MANY;
    conditions.add(condition);
    values.addAll(Collections.nCopies(questionMarks(condition), value));
  }

  /** How many tracks meet the condition, at most so many. */
  private int count(String condition, String value, int most) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT count(*) FROM (SELECT FROM tracks WHERE "
                + condition
                + " LIMIT "
                + most
                + ") AS few")) {
      for (int i = 1; i <= questionMarks(condition); i++) {
        query.setString(i, value);
      }
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** The planner takes every name for one that is met after a few rows of the table. */
  private void preferIndexes(boolean isOn) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET LOCAL jit = off; SET LOCAL enable_seqscan = " + (isOn ? "off" : "on"));
    }
  }

  private static int questionMarks(String condition) {
    return (int) condition.chars().filter(c -> c == '?').count();
  }

  /**
   * Conditions on one name.
   *
   * @param whole the name is this one
   * @param wholeFeatured it is among those credited beside the first; null = there are none
   * @param part the name contains this; {@code %s} stands behind what is in the index of parts
   * @param partFeatured the same beside the first; null = there are none
   */
  private record Name(
      String whole, @Nullable String wholeFeatured, String part, @Nullable String partFeatured) {
    String anyWhole() {
      return either(whole, wholeFeatured);
    }

    String anyPart(boolean isIndexed) {
      // What is joined to nothing is in no index.
      return either(part, partFeatured).replace("%s", isIndexed ? "" : " || ''");
    }

    private static String either(String one, @Nullable String other) {
      return other == null ? one : "(" + one + " OR (" + other + "))";
    }
  }
}
