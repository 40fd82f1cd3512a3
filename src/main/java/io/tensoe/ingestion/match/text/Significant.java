package io.tensoe.ingestion.match.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a qualifier that tell it from another of its kind. */
public final class Significant {
  /** Words that do not tell one edition from another. */
  private static final Set<String> FILLER =
      Set.of(
          "edition",
          "edicion",
          "edicao",
          "edizione",
          "version",
          "ver",
          "versions",
          "the",
          "a",
          "album",
          "digital",
          "and",
          "with",
          "original",
          "explicit",
          "clean",
          "edited",
          "year",
          "years",
          "tracks",
          "track",
          "release",
          "mix",
          "in",
          "at",
          "from",
          "of",
          "on",
          "by",
          "remastered");

  /** Words that name the kind of a version and so are no part of its detail. */
  private static final Set<String> KINDS =
      Set.of(
          "live",
          "vivo",
          "en",
          "ao",
          "directo",
          "acoustic",
          "acustico",
          "acustica",
          "stripped",
          "instrumental",
          "instrumentals",
          "karaoke",
          "demo",
          "demos",
          "remix",
          "mixed",
          "down",
          "re",
          "recorded",
          "recording",
          "recordings",
          "rerecorded",
          "reimagined",
          "imagined",
          "drumless",
          "edit",
          "single",
          "session",
          "sessions",
          "commentary",
          "reprise",
          "score",
          "performance",
          "concert",
          "unplugged",
          "acapella",
          "acappella",
          "cappella");

  private static final Pattern ORDINAL = Pattern.compile("^(\\d+)(?:st|nd|rd|th)$");

  private Significant() {}

  /** "10th Anniversary Edition" is 10, anniversary. */
  public static List<String> words(String folded) {
    return without(folded, Set.of());
  }

  /** "Live at Leeds" is leeds; "Acoustic Version" is nothing. */
  public static List<String> besidesKinds(String folded) {
    return without(folded, KINDS);
  }

  private static List<String> without(String folded, Set<String> left) {
    List<String> kept = new ArrayList<>();
    for (String word : Numerals.unified(folded).split(" ", -1)) {
      if (!word.isEmpty() && !FILLER.contains(word) && !left.contains(word)) {
        kept.add(ORDINAL.matcher(word).replaceFirst("$1"));
      }
    }
    return kept;
  }
}
