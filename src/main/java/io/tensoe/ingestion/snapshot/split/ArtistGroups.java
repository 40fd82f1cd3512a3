package io.tensoe.ingestion.snapshot.split;

import static java.util.Comparator.comparing;

import io.tensoe.ingestion.files.Sha256;
import io.tensoe.ingestion.match.text.TextKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Artists that must stay together: who is credited on one track, and whose folded names are the
 * same, and whoever is connected with them through others.
 *
 * <p>Groups go to splits in the order of a hash of their least folded name, which is stable: test
 * is filled first, then validation, the rest is the greatest split. A group goes where it brings a
 * split nearer to its wanted size; one that is too big for the small splits goes to the greatest.
 * If such big groups leave too little, the small splits share that in proportion. So sizes differ
 * from what is wanted by about half a group. When the data grows, only artists whose hash is near a
 * border change sides.
 */
public final class ArtistGroups {
  private final Map<String, Integer> numberOfKey = new HashMap<>();
  private final Map<String, Integer> numberOfName = new HashMap<>();
  private final List<String> keys = new ArrayList<>();
  private final List<Long> tracks = new ArrayList<>();
  private int[] parents = new int[1024];

  private ArtistGroups() {}

  /**
   * Groups.
   *
   * @param credits how many tracks each list of credited names has; no list is empty
   */
  public static ArtistGroups of(Map<List<String>, Long> credits) {
    ArtistGroups groups = new ArtistGroups();
    credits.forEach(groups::add);
    return groups;
  }

  private void add(List<String> names, long count) {
    int first = number(names.get(0));
    tracks.set(first, tracks.get(first) + count);
    for (String name : names.subList(1, names.size())) {
      int other = root(number(name)); // before parents, which it may replace
      parents[other] = root(first);
    }
  }

  private int number(String name) {
    return numberOfName.computeIfAbsent(
        name,
        spelled ->
            numberOfKey.computeIfAbsent(
                TextKey.fold(spelled),
                key -> {
                  int next = keys.size();
                  keys.add(key);
                  tracks.add(0L);
                  if (next == parents.length) {
                    parents = Arrays.copyOf(parents, 2 * next);
                  }
                  parents[next] = next;
                  return next;
                }));
  }

  private int root(int number) {
    int at = number;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** The rule for rows. */
  public ArtistSplit split(Shares shares) {
    Map<String, Group> groups = groups();
    Map<String, Split> byLeastKey = assign(Set.copyOf(groups.values()), shares);
    Map<String, Split> byName = new HashMap<>();
    groups.forEach(
        (name, group) -> byName.put(name, byLeastKey.getOrDefault(group.key(), shares.home())));
    return ArtistSplit.of(byName);
  }

  /** Every name, as it is spelled, with its group. */
  Map<String, Group> groups() {
    Map<Integer, Group> byRoot = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      byRoot.merge(root(i), new Group(keys.get(i), tracks.get(i)), Group::with);
    }
    Map<String, Group> groups = new HashMap<>();
    numberOfName.forEach(
        (name, number) -> groups.put(name, Objects.requireNonNull(byRoot.get(root(number)))));
    return groups;
  }

  /** The most of a small split that one group may be, where the others suffice to fill it. */
  private static final double LARGEST_SHARE = 0.5;

  /** Splits by least folded name. */
  static Map<String, Split> assign(Collection<Group> groups, Shares shares) {
    List<Split> others = shares.others();
    double total = groups.stream().mapToLong(Group::tracks).sum();
    double most = others.stream().mapToDouble(shares::of).max().orElse(0) * total;
    double small = others.stream().mapToDouble(shares::of).sum();
    boolean isRoomy = tracksBelow(groups, LARGEST_SHARE * most) >= small * total;
    double movable = tracksBelow(groups, 2 * most);
    Map<Split, Double> missing = new EnumMap<>(Split.class);
    others.forEach(
        split -> missing.put(split, shares.of(split) * Math.min(total, movable / small)));
    Map<String, Split> splits = new HashMap<>();
    groups.stream()
        .map(group -> new Ranked(group.hash(), group))
        .sorted(comparing(Ranked::hash).thenComparing(ranked -> ranked.group().key()))
        .map(Ranked::group)
        .forEach(
            group -> {
              Split split =
                  others.stream()
                      .filter(
                          each ->
                              !isRoomy || group.tracks() < LARGEST_SHARE * shares.of(each) * total)
                      .filter(each -> group.tracks() < 2 * missing.getOrDefault(each, 0.0))
                      .findFirst()
                      .orElse(shares.home());
              missing.computeIfPresent(split, (same, left) -> left - group.tracks());
              splits.put(group.key(), split);
            });
    return splits;
  }

  /** Tracks of all groups that have fewer than so many. */
  private static double tracksBelow(Collection<Group> groups, double bound) {
    return groups.stream().mapToLong(Group::tracks).filter(count -> count < bound).sum();
  }

  private record Ranked(String hash, Group group) {}

  /**
   * Artists that stay together.
   *
   * @param key least of their folded names
   */
  record Group(String key, long tracks) {
    Group with(Group other) {
      return new Group(key.compareTo(other.key) <= 0 ? key : other.key, tracks + other.tracks);
    }

    /** Where it stands among all groups, the same in every snapshot. */
    String hash() {
      return Sha256.hex(Sha256.digest().digest(key.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
