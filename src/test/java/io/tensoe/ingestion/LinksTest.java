package io.tensoe.ingestion;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages hang together: what they point at is there. */
final class LinksTest {
  /** Folders at the top whose files pages name in code, e.g. {@code runner-configs/direct.args}. */
  private static final String OURS = "(src|docs|pipelines|runner-configs|inputs|\\.ci)/[\\w./-]+";

  private static final Pattern WHOLE_NAME =
      Pattern.compile("io\\.tensoe\\.ingestion(?:\\.[a-z]+)*\\.[A-Z]\\w+");

  private static final Pattern TEST = Pattern.compile("\\b[A-Z][A-Za-z]+(?:Test|IT|Benchmark)\\b");

  @Test
  void everyLinkLeadsToAFileAndAHeadingThatAreThere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Page page : Page.all()) {
      for (String link : page.links()) {
        if (!leadsSomewhere(page, link)) {
          broken.add(page.path() + " -> " + link);
        }
      }
      page.undefined().forEach(name -> broken.add(page.path() + ": " + name + " leads nowhere"));
    }
    assertThat(broken, is(empty()));
  }

  @Test
  void everyPageIsReachedFromTheStartPage() throws IOException {
    Set<Path> reached = new TreeSet<>();
    reach(Path.of("README.md"), reached);
    for (Page page : Page.all()) {
      // The start page names the folder of the decisions, not each of them.
      if (!page.path().startsWith("docs/decisions")) {
        assertThat(page.path() + " is read by nobody", reached.contains(page.path()), is(true));
      }
    }
  }

  @Test
  void everyFileOfOursThatIsNamedInCodeIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Page page : Page.all()) {
      for (String span : page.spans()) {
        // NAME stands for others.
        String name = span.replaceFirst("^@", "");
        if (name.matches(OURS) && !name.contains("NAME") && !Files.exists(Path.of(name))) {
          missing.add(page.path() + ": " + name);
        }
      }
    }
    assertThat(missing, is(empty()));
  }

  @Test
  void everyMigrationThatIsNamedIsThere() throws IOException {
    Path migrations = Path.of("src/main/resources/db/migration");
    List<String> missing = new ArrayList<>();
    for (Page page : Page.all()) {
      for (String span : page.spans()) {
        if (span.matches("\\w+\\.sql") && !Files.exists(migrations.resolve(span))) {
          missing.add(page.path() + ": " + span);
        }
      }
    }
    assertThat(missing, is(empty()));
  }

  /** By its whole name, by room and name, or by a name that only a test or a benchmark has. */
  @Test
  void everyClassOfOursThatIsNamedIsThere() throws IOException {
    Set<String> tests = classesBelow("src/test/java");
    List<String> missing = new ArrayList<>();
    for (Page page : Page.all()) {
      for (String code : Stream.concat(page.blocks().stream(), page.spans().stream()).toList()) {
        WHOLE_NAME
            .matcher(code)
            .results()
            .map(MatchResult::group)
            .forEach(
                name -> {
                  if (!isThere(name.replace('.', '/'))) {
                    missing.add(page.path() + ": " + name);
                  }
                });
        if (code.matches("([a-z]+/)+[A-Z][A-Za-z]+")
            && !isThere("io/tensoe/ingestion/" + code)
            && !code.contains("/Name")) {
          missing.add(page.path() + ": " + code);
        }
        TEST.matcher(code)
            .results()
            .map(MatchResult::group)
            .forEach(
                name -> {
                  if (!tests.contains(name) && !name.startsWith("Name")) {
                    missing.add(page.path() + ": " + name);
                  }
                });
      }
    }
    assertThat(missing, is(empty()));
  }

  @Test
  void everyClassThatTheGlossaryNamesIsThere() throws IOException {
    Set<String> classes = classesBelow("src/main/java");
    List<String> missing =
        Page.at(Path.of("docs/glossary.md")).spans().stream()
            .filter(span -> span.matches("([A-Z][a-z]+)+"))
            .filter(name -> !classes.contains(name))
            .toList();
    assertThat(missing, is(empty()));
  }

  @Test
  void everyDecisionHasANumberOfItsOwn() throws IOException {
    Set<String> numbers = new TreeSet<>();
    for (Page page : Page.all()) {
      if (page.path().startsWith("docs/decisions")) {
        String number = page.path().getFileName().toString().substring(0, 4);
        assertThat(page.path() + " shares its number", numbers.add(number), is(true));
        assertThat(page.path() + "", page.text().startsWith("# " + number + " "), is(true));
      }
    }
  }

  @Test
  void theStartPageIsReadInThreeMinutes() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md")).size() <= 120, is(true));
  }

  @Test
  void whatALinkIsAndWhatAHeadingIsCalled() {
    Page page =
        new Page(
            Path.of("a.md"),
            """
            # The table `tracks`, and more
            ## Bad luck
            ## Bad luck
            [here](#bad-luck) and [`there`](b.md#x), [away](https://example.org), `[no](code)`
            [`reference`] is defined, [`another`] is not.

            [`reference`]: c.md
            ```
            # no heading
            [no](link)
            ```
            """);
    assertThat(
        page.anchors(), containsInAnyOrder("the-table-tracks-and-more", "bad-luck", "bad-luck-1"));
    assertThat(page.links(), is(List.of("#bad-luck", "b.md#x", "c.md")));
    assertThat(page.undefined(), is(List.of("`another`")));
    assertThat(page.blocks(), hasSize(1));
  }

  private static boolean isThere(String path) {
    return Files.exists(Path.of("src/main/java", path + ".java"))
        || Files.exists(Path.of("src/test/java", path + ".java"));
  }

  private static Set<String> classesBelow(String folder) throws IOException {
    Set<String> classes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      files.forEach(file -> classes.add(file.getFileName().toString().replace(".java", "")));
    }
    return classes;
  }

  private static void reach(Path file, Set<Path> reached) throws IOException {
    if (!reached.add(file) || !file.toString().endsWith(".md")) {
      return;
    }
    Page page = Page.at(file);
    for (String link : page.links()) {
      Path target = targetOf(page, link);
      if (Files.exists(target)) {
        reach(target, reached);
      }
    }
  }

  private static boolean leadsSomewhere(Page page, String link) throws IOException {
    Path file = targetOf(page, link);
    int hash = link.indexOf('#');
    return Files.exists(file)
        && (hash < 0 || Page.at(file).anchors().contains(link.substring(hash + 1)));
  }

  private static Path targetOf(Page page, String link) {
    String file = link.replaceFirst("#.*", "");
    return file.isEmpty() ? page.path() : page.path().resolveSibling(file).normalize();
  }
}
