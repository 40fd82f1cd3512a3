package io.tensoe.ingestion.match.artist;

import io.tensoe.ingestion.match.text.ComparedText;
import io.tensoe.ingestion.match.text.Table;
import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.match.title.Title;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Works that are recorded again and again: the composer and the title do not say which recording is
 * meant.
 */
public final class Composers {
  private static final List<List<String>> ROWS = Table.rows("composers.tsv");

  private static final Set<String> NAMES = names();

  /** Forms and catalogue numbers of classical works, over a folded title. */
  private static final Pattern WORK =
      Pattern.compile(
          "\\b(?:symphon(?:y|ies|ie|ien)|sinfon(?:ia|ias|ie)|concert(?:o|os|i)|\\w*konzerte?"
              + "|sonat(?:a|as|e|es|en|ina|inas)|quartett?[se]?|quintett?[se]?|requiem|missa|messe"
              + "|magnificat|cantat(?:a|as|es|e)|kantaten?|oratori(?:o|um)|preludes?|etudes?"
              + "|nocturnes|mazurkas|polonaises|impromptus|variations|variationen|fugues?|partitas?"
              + "|suites|overtures?|op(?:us)? \\d+|bwv \\d+|kv? \\d+|rv \\d+|hwv \\d+"
              + "|in [a-h](?: flat| sharp)? (?:major|minor)|in [a-h](?:is|es|s)? (?:dur|moll))\\b");

  private Composers() {}

  /** Whether an album of this name and artist may well be recorded more than once. */
  public static boolean isRecordedAgain(Title title, String artist) {
    return NAMES.contains(TextKey.fold(artist)) || WORK.matcher(title.name()).find();
  }

  /** "Mahler: Symphony No. 5" is "Symphony No. 5"; any other title stays as it is. */
  public static String withoutName(String title) {
    int colon = title.length() > ComparedText.NAME ? -1 : title.indexOf(": ");
    return colon > 0 && NAMES.contains(TextKey.fold(title.substring(0, colon)))
        ? title.substring(colon + 2)
        : title;
  }

  /** The rows of a table of aliases, and the short names of composers. */
  static List<List<String>> withNames(List<List<String>> aliases) {
    List<List<String>> all = new ArrayList<>(aliases);
    all.addAll(ROWS);
    return all;
  }

  private static Set<String> names() {
    Set<String> names = new HashSet<>();
    ROWS.forEach(row -> row.forEach(name -> names.add(TextKey.fold(name))));
    return Set.copyOf(names);
  }
}
