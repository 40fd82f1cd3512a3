package io.tensoe.ingestion.match.title;

import io.tensoe.ingestion.match.text.Numerals;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A qualifier that makes another recording: live, acoustic, a remix.
 *
 * @param kind e.g. {@code live}; see the table {@code versions.tsv}
 * @param detail folded words that say which one, e.g. {@code leeds 1970}; blank = not said
 */
public record Version(String kind, String detail) {
  /** Kinds where leaving out the place is an abbreviation, not another recording. */
  private static final Set<String> ABBREVIATED = Set.of("live", "acoustic", "session", "demo");

  /**
   * Whether both sides are the same versions: the same kinds, and no details that contradict each
   * other.
   */
  public static boolean agree(Set<Version> left, Set<Version> right) {
    if (left.isEmpty() && right.isEmpty()) { // nearly always, and every track is compared with all
      return true;
    }
    return kinds(left).equals(kinds(right))
        && left.stream().allMatch(a -> right.stream().anyMatch(a::isSameAs))
        && right.stream().allMatch(b -> left.stream().anyMatch(b::isSameAs));
  }

  public static Set<String> kinds(Set<Version> versions) {
    return versions.stream().map(Version::kind).collect(Collectors.toUnmodifiableSet());
  }

  private boolean isSameAs(Version other) {
    if (!kind.equals(other.kind)) {
      return false;
    }
    boolean abbreviated =
        ABBREVIATED.contains(kind)
            && (contains(detail, other.detail) || contains(other.detail, detail));
    return detail.equals(other.detail)
        || (abbreviated && Numerals.in(detail).equals(Numerals.in(other.detail)));
  }

  private static boolean contains(String detail, String part) {
    return part.isEmpty() || (" " + detail + " ").contains(" " + part + " ");
  }
}
