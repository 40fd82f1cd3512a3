package io.tensoe.ingestion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One page of the documentation.
 *
 * @param path below the root of the project
 * @param text Markdown
 */
public record Page(Path path, String text) {
  private static final Pattern FENCED =
      Pattern.compile("^ *```[^\n]*\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
  private static final Pattern REFERENCE =
      Pattern.compile("^\\[([^\\]\n]+)\\]: (\\S+)$", Pattern.MULTILINE);

  /** {@code [`Name`]} alone: a link only if a reference says where to. */
  private static final Pattern SHORT = Pattern.compile("\\[(`[^`]+`)\\](?![(:])");

  private static final Pattern HEADING = Pattern.compile("^#+ +(.+?) *$", Pattern.MULTILINE);

  /** All pages that people read: start page, contributing, changes and the folder {@code docs}. */
  public static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      pages.add(at(Path.of(name)));
    }
    try (Stream<Path> files = Files.walk(Path.of("docs"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".md")).sorted().toList()) {
        pages.add(at(file));
      }
    }
    return pages;
  }

  /** The page in this file. */
  public static Page at(Path file) throws IOException {
    return new Page(file, Files.readString(file));
  }

  /** Blocks of code, each as it stands between its fences. */
  public List<String> blocks() {
    return FENCED.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /** Code within sentences. A line break in it is a blank. */
  public List<String> spans() {
    return SPAN.matcher(withoutBlocks())
        .results()
        .map(found -> found.group(1).replace('\n', ' '))
        .toList();
  }

  /** Targets of its links that stay in the project, e.g. {@code docs/using.md#a-real-run}. */
  public List<String> links() {
    String prose = SPAN.matcher(withoutBlocks()).replaceAll("code");
    Stream<String> inline = LINK.matcher(prose).results().map(found -> found.group(1));
    Stream<String> below = REFERENCE.matcher(prose).results().map(found -> found.group(2));
    return Stream.concat(inline, below).filter(target -> !target.matches("[a-z]+:.*")).toList();
  }

  /** Names in brackets that no reference below makes a link. */
  public List<String> undefined() {
    String prose = withoutBlocks();
    Set<String> defined = new HashSet<>();
    REFERENCE.matcher(prose).results().forEach(found -> defined.add(found.group(1)));
    return SHORT
        .matcher(prose)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !defined.contains(name))
        .toList();
  }

  /** Names of its headings, as GitHub and GitLab make them. */
  public Set<String> anchors() {
    Map<String, Integer> seen = new HashMap<>();
    Set<String> anchors = new HashSet<>();
    for (MatchResult heading : HEADING.matcher(withoutBlocks()).results().toList()) {
      String name =
          heading
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      int times = seen.merge(name, 1, Integer::sum);
      anchors.add(times == 1 ? name : name + '-' + (times - 1));
    }
    return anchors;
  }

  private String withoutBlocks() {
    return FENCED.matcher(text).replaceAll("");
  }
}
