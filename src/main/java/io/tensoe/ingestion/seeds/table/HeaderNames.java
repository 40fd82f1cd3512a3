package io.tensoe.ingestion.seeds.table;

import io.tensoe.ingestion.seeds.csv.ColumnNames;
import io.tensoe.ingestion.seeds.rows.BadRowException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where which name stands in a header. Immutable. */
final class HeaderNames {
  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();
  private final Set<String> twice = new HashSet<>();

  HeaderNames(List<String> names) {
    this.names = names;
    for (int i = 0; i < names.size(); i++) {
      String name = ColumnNames.folded(names.get(i));
      if (places.putIfAbsent(name, i) != null) {
        twice.add(name);
      }
    }
  }

  /** As they stand in the file. */
  List<String> names() {
    return names;
  }

  /** Place by folded name; of names that are there twice the first. */
  Map<String, Integer> places() {
    return places;
  }

  /** Folded name of the column that a field uses; empty = none. */
  String folded(String field, Map<String, Integer> used) {
    Integer place = used.get(field);
    return place == null ? "" : ColumnNames.folded(names.get(place));
  }

  /**
   * Lets a field use the first of its spellings that is there; none = it is not used.
   *
   * @throws BadRowException if that column is there twice
   */
  void use(String field, List<String> spellings, Map<String, Integer> used) throws BadRowException {
    for (String spelling : spellings) {
      Integer place = places.get(spelling);
      if (place != null) {
        if (twice.contains(spelling)) {
          throw new BadRowException("it has two columns for the same thing (" + field + ")");
        }
        used.put(field, place);
        return;
      }
    }
  }
}
