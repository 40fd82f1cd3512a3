package io.tensoe.ingestion.match;

import io.tensoe.ingestion.match.artist.Artists;
import io.tensoe.ingestion.match.text.Table;
import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.match.title.Title;
import io.tensoe.ingestion.match.title.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Albums that go by several names: nicknames, symbols, titles of another country. */
final class TitleAliases {
  private static final Map<String, String> FIRST = firstNames();

  private TitleAliases() {}

  static boolean areSame(String artist, Title left, Title right) {
    String first = first(artist, left);
    return first != null
        && first.equals(first(artist, right))
        && Version.agree(left.versions(), right.versions());
  }

  private static @Nullable String first(String artist, Title title) {
    String key = Artists.key(artist) + "|";
    String whole = FIRST.get(key + title.whole());
    return whole != null ? whole : FIRST.get(key + title.name());
  }

  private static Map<String, String> firstNames() {
    Map<String, String> first = new HashMap<>();
    for (List<String> row : Table.rows("title-aliases.tsv")) {
      String key = Artists.key(row.get(0)) + "|";
      String name = key + row.get(1);
      for (String title : row.subList(1, row.size())) {
        first.put(key + TextKey.fold(title), name);
        first.put(key + Title.of(title).name(), name);
      }
    }
    return Map.copyOf(first);
  }
}
