package io.tensoe.ingestion.match;

import io.tensoe.ingestion.match.Candidate.Wish;
import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.match.title.Similarity;
import io.tensoe.ingestion.match.title.Title;
import io.tensoe.ingestion.match.title.Version;
import io.tensoe.ingestion.model.SourceAlbum;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names that differ, and what else must agree so that they may be one album all the same. A title
 * one letter away is mostly another title (Voyager and Voyage), so letters alone never do.
 */
final class Excuses {
  private static final double EXCUSED = 0.85;

  /** Letters and blanks of a title that was cut off; what is shorter begins too many titles. */
  private static final int LEAST_BEGINNING = 10;

  /** Titles that say by themselves that the album is live. */
  private static final Pattern SAYS_LIVE =
      Pattern.compile("\\b(?:live|alive|unplugged|concerts?|on ?stage|bootleg|en vivo|ao vivo)\\b");

  private static final int TELLING_LETTERS = 4;

  private static final Pattern A_YEAR = Pattern.compile("(?:19|20)\\d\\d");

  private Excuses() {}

  /**
   * How surely the album is meant though its name is another, 0 to 1.
   *
   * @param apart years by which the album is later; null = unknown
   */
  static double name(Wish wish, SourceAlbum album, Title found, @Nullable Integer apart) {
    Title wanted = wish.title();
    boolean sameYear = apart != null && apart == 0;
    boolean otherYear = apart != null && Math.abs(apart) > 1;
    if (isItsSoundtrack(wish, found) || isCutOff(wish.seed().album(), found)) {
      return otherYear ? 0 : EXCUSED;
    }
    if (isLive(wish, album, found, sameYear) && !otherYear) {
      return EXCUSED;
    }
    return sameYear && isOneKind(wanted, found)
        ? Similarity.ofSpellings(wanted.name(), found.name())
        : 0;
  }

  private static boolean isOneKind(Title wanted, Title found) {
    return Version.agree(wanted.versions(), found.versions())
        && !Fit.onlyOneIsASoundtrack(wanted, found);
  }

  /** "Interstellar" by the composer of its music, where only the soundtrack is there. */
  private static boolean isItsSoundtrack(Wish wish, Title found) {
    Title wanted = wish.title();
    if (wanted.formats().contains("soundtrack") || !wanted.versions().isEmpty()) {
      return false;
    }
    boolean soundtrack = found.formats().contains("soundtrack") && found.versions().isEmpty();
    boolean score = Version.kinds(found.versions()).equals(Set.of("score"));
    return (soundtrack || score)
        && Similarity.ofNames(wanted.name(), found.name()) >= Similarity.SAME;
  }

  /** "The Rise and Fall of Ziggy Star..." */
  private static boolean isCutOff(String wanted, Title found) {
    int end = wanted.length();
    int dots = 0;
    while (end > 0 && (" .…".indexOf(wanted.charAt(end - 1)) >= 0)) {
      end--;
      dots += wanted.charAt(end) == '.' ? 1 : wanted.charAt(end) == '…' ? 3 : 0;
    }
    String key = TextKey.fold(wanted.substring(0, end));
    return dots >= 3
        && key.length() >= LEAST_BEGINNING
        && found.whole().startsWith(key)
        && found.versions().isEmpty();
  }

  /**
   * A live album that the catalogue marks as one. The year must be equal unless the wanted title
   * says that it is live; a place ("Live at …") must be one that the title names.
   */
  private static boolean isLive(Wish wish, SourceAlbum album, Title found, boolean sameYear) {
    Title wanted = wish.title();
    boolean liveAlone =
        wanted.versions().isEmpty() && Version.kinds(found.versions()).equals(Set.of("live"));
    if (!liveAlone
        || Similarity.ofNames(wanted.name(), found.name()) < Similarity.SAME
        || Fit.isShort(album, found)) {
      return false;
    }
    if (SAYS_LIVE.matcher(wanted.name()).find()) {
      return true;
    }
    return sameYear && found.versions().stream().allMatch(v -> isNamedIn(wanted, v.detail()));
  }

  /** A year says when it was played, which is no other album. */
  private static boolean isNamedIn(Title wanted, String detail) {
    List<String> words = Arrays.asList(wanted.name().split(" ", -1));
    return A_YEAR.matcher(detail).matches()
        || detail.isEmpty()
        || Arrays.stream(detail.split(" ", -1))
            .anyMatch(word -> word.length() >= TELLING_LETTERS && words.contains(word));
  }
}
