package io.tensoe.ingestion.match;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tensoe.ingestion.match.Candidates.Choice;
import io.tensoe.ingestion.match.artist.Artists;
import io.tensoe.ingestion.match.title.Title;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.sources.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often albums are matched right on real data; the floors are what was measured. */
@Tag("long")
class MatchEvaluationTest {
  /** Classes whose rows are pairs of titles; the others pair artists, ids or descriptions. */
  private static final Set<String> TITLE_CLASSES =
      Set.of(
          "self-title", "numeric", "symbol", "brackets", "titleword", "classical", "compilation");

  private final Counts counts = new Counts();

  @Test
  void labelledTitlePairs() {
    for (NamedCsvRecord row : Shared.tsv("cases/matching.tsv")) {
      String left = row.getField("left");
      String right = row.getField("right");
      if (TITLE_CLASSES.contains(row.getField("class")) && !right.equals("same")) {
        Relation found = Relation.of(row.getField("artist"), left, right);
        String verdict =
            row.getField("relation").substring(0, 4) + " as " + found.name().substring(0, 4);
        boolean isRight = row.getField("relation").startsWith(found.name().substring(0, 4));
        counts.add(verdict, isRight ? null : row.getField("id") + " " + left + " | " + right);
      }
    }
    counts.print("labelled title pairs");
    assertThat(counts.of("DIFF as SAME") + counts.of("DIFF as EDIT"), lessThanOrEqualTo(0));
    assertThat(counts.of("SAME as SAME") + counts.of("EDIT as EDIT"), greaterThanOrEqualTo(17));
  }

  @Test
  void aotyAlbumsInACatalogue() {
    PerfectSearch catalogue = new PerfectSearch(Shared.csv("data/albums.csv.gz"));
    for (NamedCsvRecord row : Shared.csv("data/aoty.csv.gz")) {
      NamedCsvRecord joined = catalogue.row(row.getField("catalog_album_id"));
      Seed seed =
          Fixtures.seed(
              row.getField("aoty_artist"),
              row.getField("aoty_album"),
              PerfectSearch.number(row, "aoty_year"));
      judge(catalogue, joined, seed, catalogue.by(joined.getField("artist")));
    }
    counts.print("AOTY albums in a catalogue");
    assertThat(counts.of("right") + counts.of("edition"), greaterThanOrEqualTo(1963));
    assertThat(counts.of("other"), lessThanOrEqualTo(1));
  }

  @Test
  void aotyAlbumsInACatalogueWithoutTheirYear() {
    PerfectSearch catalogue = new PerfectSearch(Shared.csv("data/albums.csv.gz"));
    for (NamedCsvRecord row : Shared.csv("data/aoty.csv.gz")) {
      NamedCsvRecord joined = catalogue.row(row.getField("catalog_album_id"));
      Seed seed = Fixtures.seed(row.getField("aoty_artist"), row.getField("aoty_album"), null);
      judge(catalogue, joined, seed, catalogue.by(joined.getField("artist")));
    }
    counts.print("AOTY albums without their year");
    assertThat(counts.of("right") + counts.of("edition"), greaterThanOrEqualTo(1930));
    assertThat(counts.of("other"), lessThanOrEqualTo(1));
  }

  @Test
  void everyAlbumFindsItself() {
    PerfectSearch catalogue = new PerfectSearch(Shared.csv("data/albums.csv.gz"));
    for (NamedCsvRecord row : catalogue.rows()) {
      judge(catalogue, row, seed(row, null), catalogue.by(row.getField("artist")));
    }
    counts.print("albums by their own title");
    assertThat(counts.of("other"), lessThanOrEqualTo(1));
  }

  @Test
  void anAlbumThatIsNotThereIsNotFound() {
    PerfectSearch catalogue = new PerfectSearch(Shared.csv("data/albums.csv.gz"));
    for (NamedCsvRecord row : catalogue.rows()) {
      String key = row.getField("match_key");
      List<SourceAlbum> others =
          catalogue.by(row.getField("artist")).stream()
              .filter(album -> !catalogue.keyOf(album).equals(key))
              .toList();
      countFound("without year", seed(row, null), others);
      countFound("with year", seed(row, PerfectSearch.number(row, "year")), others);
    }
    counts.print("absent albums");
    // mostly editions that the catalogue's own key keeps apart; eight are a single for an EP or
    // mixtape of the same name, or the other way round
    assertThat(counts.of("found without year"), lessThanOrEqualTo(27));
    assertThat(counts.of("found with year"), lessThanOrEqualTo(25));
  }

  @Test
  void anAlbumOfAnotherArtistIsNotFound() {
    PerfectSearch catalogue = new PerfectSearch(Shared.csv("data/albums.csv.gz"));
    Map<String, List<SourceAlbum>> byTitle = new HashMap<>();
    for (NamedCsvRecord row : catalogue.rows()) {
      for (SourceAlbum album : catalogue.by(row.getField("artist"))) {
        byTitle.computeIfAbsent(Title.of(album.title()).name(), k -> new ArrayList<>()).add(album);
      }
    }
    for (NamedCsvRecord row : catalogue.rows()) {
      String artist = Artists.key(row.getField("artist"));
      List<SourceAlbum> others =
          byTitle.getOrDefault(Title.of(row.getField("album")).name(), List.of()).stream()
              .filter(album -> !Artists.key(album.artists().get(0)).equals(artist))
              .toList();
      countFound("of another artist", seed(row, null), others);
    }
    counts.print("albums of other artists");
    // five are Jimi Hendrix and his Experience, two names of one artist in this catalogue
    assertThat(counts.of("found of another artist"), lessThanOrEqualTo(7));
  }

  private void countFound(String how, Seed seed, List<SourceAlbum> others) {
    Optional<Choice> choice = Candidates.choose(seed, others, Sources.pins());
    counts.add(
        (choice.isPresent() ? "found " : "not found ") + how,
        choice.map(found -> told(seed, choice)).orElse(null));
  }

  private void judge(
      PerfectSearch catalogue, NamedCsvRecord joined, Seed seed, List<SourceAlbum> candidates) {
    Optional<Choice> choice = Candidates.choose(seed, candidates, Sources.pins());
    String verdict = verdict(catalogue, joined, choice);
    boolean fine = verdict.equals("right") || verdict.equals("edition");
    counts.add(verdict, fine ? null : told(seed, choice) + " for " + joined.getField("album"));
  }

  private static String verdict(
      PerfectSearch catalogue, NamedCsvRecord joined, Optional<Choice> choice) {
    if (choice.isEmpty()) {
      return "none";
    }
    SourceAlbum album = choice.get().album();
    if (joined.getField("catalog_album_id").equals(album.id())) {
      return "right";
    }
    return catalogue.keyOf(album).equals(joined.getField("match_key")) ? "edition" : "other";
  }

  private static Seed seed(NamedCsvRecord row, @Nullable Integer year) {
    return Fixtures.seed(row.getField("artist"), row.getField("album"), year);
  }

  private static String told(Seed seed, Optional<Choice> choice) {
    String found =
        choice
            .map(
                c ->
                    c.album().title()
                        + " "
                        + c.album().releaseDate()
                        + " "
                        + c.confidence()
                        + c.album().artists())
            .orElse("nothing");
    return seed.artist() + " | " + seed.album() + " " + seed.year() + ": " + found;
  }

  /** Verdicts with the cases worth a look. */
  private static final class Counts {
    private final TreeMap<String, Integer> counts = new TreeMap<>();
    private final List<String> cases = new ArrayList<>();

    void add(String verdict, @Nullable String told) {
      counts.merge(verdict, 1, Integer::sum);
      if (told != null) {
        cases.add(verdict + ": " + told);
      }
    }

    int of(String verdict) {
      return counts.getOrDefault(verdict, 0);
    }

    /** Of the albums asked, how many were matched right, and of the matches, how many are. */
    private String rates() {
      double right = of("right") + of("edition");
      double found = right + of("other");
      return found == 0
          ? ""
          : String.format(
              Locale.ROOT,
              ", precision %.2f %%, recall %.2f %%",
              100 * right / found,
              100 * right / (found + of("none")));
    }

    void print(String name) {
      System.out.println(name + ": " + counts + rates());
      if (Boolean.getBoolean("cases")) {
        cases.forEach(System.out::println);
      }
    }
  }
}
