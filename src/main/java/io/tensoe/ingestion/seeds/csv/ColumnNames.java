package io.tensoe.ingestion.seeds.csv;

import io.tensoe.ingestion.seeds.text.Blanks;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Names of columns, compared as people write them. */
public final class ColumnNames {
  private static final int LONGEST = 200;

  private ColumnNames() {}

  /** {@code "Album Name"}, {@code ALBUM-NAME} and {@code album_name} are one. */
  public static String folded(String name) {
    StringBuilder folded = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean counts =
          !Blanks.isBlank(c) && c != '_' && c != '-' && Character.getType(c) != Character.FORMAT;
      folded.append(counts ? String.valueOf(c) : "");
    }
    return folded.toString();
  }

  /** Of several names, the one that is most like this one. There must be one. */
  public static String nearest(String wanted, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingDouble(name -> distance(wanted, name)))
        .orElseThrow();
  }

  /** 0 = the same, 1 = nothing in common; a word inside a longer name is near. */
  public static double distance(String one, String other) {
    String a = cut(folded(one));
    String b = cut(folded(other));
    if (a.isEmpty() || b.isEmpty()) {
      return 1;
    }
    int longer = Math.max(a.length(), b.length());
    double edits = LevenshteinDistance.getDefaultInstance().apply(a, b) / (double) longer;
    return a.contains(b) || b.contains(a) ? Math.min(edits, 0.3) : edits;
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST));
  }
}
