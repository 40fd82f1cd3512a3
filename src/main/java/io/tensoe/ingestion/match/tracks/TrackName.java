package io.tensoe.ingestion.match.tracks;

import io.tensoe.ingestion.match.text.Numerals;
import io.tensoe.ingestion.match.text.TextKey;
import io.tensoe.ingestion.match.title.Title;
import io.tensoe.ingestion.match.title.Version;
import io.tensoe.ingestion.model.SourceTrack;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The title of a track, as far as it tells tracks of one album apart.
 *
 * @param title its parts
 * @param ordinal number of a movement before the name ("II. Andante" is 2), unified; blank = none
 * @param versions versions, without those that the whole list shares with itself only
 */
record TrackName(Title title, String ordinal, Set<Version> versions) {
  private static final Pattern ORDINAL =
      Pattern.compile("^\\s*([IVXivx]{1,5}|\\d{1,2})\\.\\s+(?=\\S)");

  /**
   * Versions that a site may leave to the title of the album. Remixes, instrumentals and the like
   * are not among them: an album of them beside the album itself is common.
   */
  private static final Set<String> LEFT_TO_THE_ALBUM =
      Set.of("live", "acoustic", "session", "demo", "rerecorded", "version");

  /** A list shares a version when this part of its tracks has it; a few intros may lack it. */
  private static final double SHARED = 0.8;

  private static final int FEWEST_SHARING = 3;

  static List<TrackName> of(List<SourceTrack> tracks) {
    return tracks.stream().map(track -> of(track.title())).toList();
  }

  static TrackName of(String text) {
    Matcher ordinal = ORDINAL.matcher(text);
    boolean numbered = ordinal.find();
    Title title = Title.of(numbered ? text.substring(ordinal.end()) : text);
    Set<Version> versions = new HashSet<>(title.versions());
    if (title.editions().contains("extended")) {
      versions.add(new Version("extended", ""));
    }
    String number = numbered ? Numerals.unified("no " + TextKey.fold(ordinal.group(1))) : "";
    return new TrackName(title, number, Set.copyOf(versions));
  }

  /**
   * Kinds of versions that nearly all of one list has and none of the other: on a live album one
   * site calls every track live and another none.
   */
  static Set<String> saidByOneSide(List<TrackName> left, List<TrackName> right) {
    Set<String> kinds = new HashSet<>();
    for (TrackName name : left) {
      kinds.addAll(Version.kinds(name.versions));
    }
    kinds.retainAll(LEFT_TO_THE_ALBUM);
    kinds.removeIf(kind -> !isShared(kind, left) || count(kind, right) > 0);
    return kinds;
  }

  TrackName without(Set<String> kinds) {
    Set<Version> kept = new HashSet<>(versions);
    kept.removeIf(version -> kinds.contains(version.kind()));
    return kept.size() == versions.size() ? this : new TrackName(title, ordinal, Set.copyOf(kept));
  }

  /** Whether a version of the title was left out of the comparison, see {@link #saidByOneSide}. */
  boolean isAbridged() {
    return versions.size() < title.versions().size();
  }

  private static boolean isShared(String kind, List<TrackName> names) {
    long having = count(kind, names);
    return having >= FEWEST_SHARING && having >= SHARED * names.size();
  }

  private static long count(String kind, List<TrackName> names) {
    return names.stream().filter(n -> Version.kinds(n.versions).contains(kind)).count();
  }
}
