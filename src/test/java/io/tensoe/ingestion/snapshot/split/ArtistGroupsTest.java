package io.tensoe.ingestion.snapshot.split;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.snapshot.split.ArtistGroups.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArtistGroupsTest {
  private static final Shares USUAL = Shares.of("80,10,10");

  @Test
  void sizesAreNearWhatIsWanted() {
    List<Group> groups =
        IntStream.range(0, 500).mapToObj(i -> new Group("artist " + i, 5 + i % 30)).toList();
    Map<Split, Double> sizes = shares(groups, USUAL);
    assertThat(sizes.get(Split.TEST), closeTo(0.1, 0.002));
    assertThat(sizes.get(Split.VALIDATION), closeTo(0.1, 0.002));
  }

  @Test
  void aBigGroupGoesToTheGreatestSplitAndSpoilsNoOther() {
    List<Group> groups = new ArrayList<>();
    groups.add(new Group("everybody who knows everybody", 3_000));
    IntStream.range(0, 700).forEach(i -> groups.add(new Group("artist " + i, 10)));
    Map<Split, Double> sizes = shares(groups, USUAL);
    assertThat(
        ArtistGroups.assign(groups, USUAL).get("everybody who knows everybody"), is(Split.TRAIN));
    assertThat(sizes.get(Split.TEST), closeTo(0.1, 0.002));
    assertThat(sizes.get(Split.VALIDATION), closeTo(0.1, 0.002));
  }

  @Test
  void noArtistIsMostOfASmallSplitWhereOthersSuffice() {
    List<Group> groups = new ArrayList<>();
    IntStream.range(0, 6).forEach(i -> groups.add(new Group("prolific " + i, 90)));
    IntStream.range(0, 120).forEach(i -> groups.add(new Group("artist " + i, 4)));
    Map<String, Split> splits = ArtistGroups.assign(groups, USUAL);
    assertThat(
        IntStream.range(0, 6).mapToObj(i -> splits.get("prolific " + i)).distinct().toList(),
        is(List.of(Split.TRAIN)));
    assertThat(shares(groups, USUAL).get(Split.TEST), closeTo(0.1, 0.005));
    assertThat(shares(groups, USUAL).get(Split.VALIDATION), closeTo(0.1, 0.005));
  }

  @Test
  void whatABigGroupLeavesIsSharedByTheSmallSplits() {
    List<Group> groups = new ArrayList<>(List.of(new Group("one", 9_500)));
    IntStream.range(0, 100).forEach(i -> groups.add(new Group("artist " + i, 5)));
    Map<Split, Double> sizes = shares(groups, USUAL);
    assertThat(sizes.get(Split.TEST), closeTo(0.025, 0.001));
    assertThat(sizes.get(Split.VALIDATION), closeTo(0.025, 0.001));
  }

  @Test
  void mostArtistsStayWhereTheyAreWhenTheDataGrows() {
    List<Group> before =
        IntStream.range(0, 2_000).mapToObj(i -> new Group("artist " + i, 10)).toList();
    List<Group> after = new ArrayList<>(before);
    IntStream.range(0, 400).forEach(i -> after.add(new Group("newcomer " + i, 10)));
    Map<String, Split> old = ArtistGroups.assign(before, USUAL);
    Map<String, Split> now = ArtistGroups.assign(after, USUAL);
    long moved = old.keySet().stream().filter(key -> old.get(key) != now.get(key)).count();
    assertThat(moved + " of 2000 moved", moved < 60, is(true));
  }

  @Test
  void theOrderInWhichGroupsComeDoesNotMatter() {
    List<Group> groups =
        new ArrayList<>(
            IntStream.range(0, 200).mapToObj(i -> new Group("artist " + i, 1 + i % 7)).toList());
    Map<String, Split> before = ArtistGroups.assign(groups, USUAL);
    java.util.Collections.shuffle(groups, new Random(7));
    assertThat(ArtistGroups.assign(groups, USUAL), is(before));
  }

  @Test
  void aSplitThatIsNotWantedStaysEmpty() {
    List<Group> groups = IntStream.range(0, 50).mapToObj(i -> new Group("artist " + i, 3)).toList();
    assertThat(shares(groups, Shares.of("100,0,0")).keySet(), is(Set.of(Split.TRAIN)));
    assertThat(shares(groups, Shares.of("0,50,50")).containsKey(Split.TRAIN), is(false));
  }

  @Test
  void whoIsConnectedThroughOthersIsInOneGroup() throws Exception {
    Map<List<String>, Long> credits = new LinkedHashMap<>();
    for (int i = 0; i < 3_000; i++) {
      credits.put(List.of("Band " + i, "GUEST " + i / 3), 1L);
      credits.put(List.of("Guest " + i / 3), 2L);
    }
    credits.put(List.of("Björk"), 5L);
    credits.put(List.of("BJORK", "Band 7"), 5L);
    Map<String, Group> groups = ArtistGroups.of(credits).groups();
    assertThat(groups.get("Band 6"), is(new Group("band 6", 15)));
    assertThat(groups.get("Guest 2"), is(groups.get("Band 8")));
    assertThat(groups.get("BJORK"), is(groups.get("Björk")));
    assertThat(groups.get("Björk"), is(groups.get("Band 8")));
    assertThat(groups.get("Band 2999"), is(new Group("band 2997", 5)));
    assertThat(Set.copyOf(groups.values()).size(), is(1_000));
  }

  private static Map<Split, Double> shares(Collection<Group> groups, Shares shares) {
    Map<String, Split> splits = ArtistGroups.assign(groups, shares);
    double total = groups.stream().mapToLong(Group::tracks).sum();
    Map<Split, Double> sizes = new EnumMap<>(Split.class);
    groups.forEach(
        group -> sizes.merge(splits.get(group.key()), group.tracks() / total, Double::sum));
    return sizes;
  }
}
