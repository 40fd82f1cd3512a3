package io.tensoe.ingestion.match.title;

import io.tensoe.ingestion.match.text.Remembered;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A title of an album or track, taken apart: its name, and typed qualifiers. Nothing is deleted
 * that is not understood, and a name always remains.
 *
 * @param whole the folded title with everything in it
 * @param typed {@code whole} as typed where letters are missing: {@code mueller} for Müller
 * @param name the folded name without the qualifiers that were understood, numbers unified
 * @param lead length of an opening bracket within {@code name}, in characters: 18 in "what s the
 *     story morning glory"; 0 = none
 * @param tail length of closing words in {@code name} that stood in a bracket nobody understood:
 *     "Weezer (Green Album)"; 0 = none
 * @param numbers numbers in {@code name}, sorted
 * @param versions what makes it another recording
 * @param editions words of the edition; empty = the plain one
 * @param formats {@code ep}, {@code single}, {@code soundtrack}
 * @param parts {@code skit}, {@code interlude} …
 * @param channels {@code mono}, {@code stereo}
 * @param remastered whether a remaster is named
 * @param clean whether it is the version without explicit lyrics
 * @param year a bare year in brackets; null = none
 */
public record Title(
    String whole,
    String typed,
    String name,
    int lead,
    int tail,
    List<String> numbers,
    Set<Version> versions,
    Set<String> editions,
    Set<String> formats,
    Set<String> parts,
    Set<String> channels,
    boolean remastered,
    boolean clean,
    @Nullable Integer year) {

  /** A track list is compared with several others, and sources call a track the same. */
  private static final Remembered<Title> PARSED = new Remembered<>(TitleParser::parse);

  /** The title taken apart. */
  public static Title of(String text) {
    return PARSED.of(text);
  }

  /** The name without its opening bracket. */
  String nameWithoutLead() {
    return name.substring(lead).strip();
  }

  /** The name without a closing bracket that was not understood. */
  public String nameWithoutTail() {
    return name.substring(0, name.length() - tail).strip();
  }

  /** Whether the title names a reissue of any kind. */
  public boolean isMarkedAsReissue() {
    return remastered || !editions.isEmpty();
  }
}
