package io.tensoe.ingestion.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.tensoe.ingestion.Page;
import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.options.OptionNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The commands and options that the pages speak of exist. */
final class DocumentedCommandsTest {
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([A-Za-z][\\w-]*)");

  /** The launcher, the service of docker-compose.yml, or the jar given to Flink's own tool. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?:^|\\s)(?:\\./tensoe|tensoe|target/tensoe-ingestion(?:-job)?\\.jar) (\\S.*)");

  private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|\\S)+");
  private static final Pattern NAME = Pattern.compile("^tensoe ([a-z ]+):");

  /** Options of other programs, which pages name too. */
  private static final Map<String, String> OF_OTHERS =
      Map.ofEntries(
          Map.entry("rm", "docker compose"),
          Map.entry("detach", "docker compose"),
          Map.entry("env-file", "docker compose"),
          Map.entry("file", "docker compose"),
          Map.entry("scale", "docker compose"),
          Map.entry("volumes", "docker compose"),
          Map.entry("tag", "docker"),
          Map.entry("follow", "kubectl"),
          Map.entry("from", "kubectl"),
          Map.entry("from-file", "kubectl"),
          Map.entry("from-env-file", "kubectl"),
          Map.entry("encoding", "createdb"),
          Map.entry("template", "createdb"),
          Map.entry("jobs", "pg_dump"),
          Map.entry("taskManagers", "runner-configs/flink/cluster"),
          Map.entry("savepointPath", "flink"),
          Map.entry("add-opens", "java"));

  private final Map<String, String> help = new HashMap<>();

  @Test
  void everyOptionThatIsNamedExists() throws IOException {
    Set<String> known = new HashSet<>(OptionNames.ofBeam());
    known.add("help");
    for (String command : commands()) {
      known.addAll(namesIn(helpOf(command)));
    }
    Set<String> unknown = new TreeSet<>();
    Set<String> named = new HashSet<>();
    for (Page page : Page.all()) {
      for (String code : codeOf(page)) {
        if (code.contains(" COMMAND ")) {
          continue; // words that stand for others
        }
        for (String name : namesIn(code)) {
          named.add(name);
          if (!known.contains(name) && !OF_OTHERS.containsKey(name)) {
            unknown.add(page.path() + ": --" + name);
          }
        }
      }
    }
    assertThat(unknown, is(empty()));
    Set<String> unnamed = new TreeSet<>(OF_OTHERS.keySet());
    unnamed.removeAll(named);
    assertThat("nobody names these any more", unnamed, is(empty()));
  }

  @Test
  void everyCommandThatIsShownCanBeTyped() throws IOException {
    Set<String> beams = OptionNames.ofBeam();
    List<String> wrong = new ArrayList<>();
    int shown = 0;
    for (Page page : Page.all()) {
      for (String line : commandsIn(page)) {
        shown++;
        List<String> words = WORD.matcher(line).results().map(found -> found.group()).toList();
        String first = words.get(0);
        if (first.equals("help") || first.equals("version")) {
          continue;
        }
        String second = words.size() > 1 ? words.get(1) : "";
        String command = nameOf(first, second);
        if (command.isEmpty()) {
          wrong.add(page.path() + ": no command '" + first + "' in: " + line);
          continue;
        }
        Set<String> known = namesIn(helpOf(command));
        known.add("help");
        for (String word : words) {
          if (word.startsWith("--")) {
            String name = word.substring(2).replaceFirst("=.*", "");
            if (!known.contains(name) && !beams.contains(name)) {
              wrong.add(page.path() + ": " + command + " has no --" + name + ": " + line);
            }
          } else if (word.startsWith("@") && !Files.exists(Path.of(word.substring(1)))) {
            wrong.add(page.path() + ": no file " + word + ": " + line);
          }
        }
      }
    }
    assertThat(wrong, is(empty()));
    assertThat(shown, is(greaterThan(40)));
  }

  @Test
  void everyCommandIsExplained() throws IOException {
    String options = Files.readString(Path.of("docs/options.md"));
    List<String> missing = new ArrayList<>();
    for (String command : commands()) {
      if (!options.contains("\n| `" + command)) {
        missing.add(command);
      }
    }
    assertThat(missing, is(empty()));
  }

  /** What follows the program's name, without the comment behind it; not the lines that it says. */
  private static List<String> commandsIn(Page page) {
    Stream<String> lines =
        Stream.concat(
            page.blocks().stream().flatMap(block -> block.replace("\\\n", " ").lines()),
            page.spans().stream());
    return lines
        .filter(line -> line.matches(" *(\\./tensoe|tensoe|compose run|flink run)\\b.*"))
        .map(line -> line.replaceFirst(" +# .*", ""))
        .map(PROGRAM::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .filter(line -> !line.startsWith("COMMAND "))
        .toList();
  }

  private static List<String> codeOf(Page page) {
    return Stream.concat(page.blocks().stream(), page.spans().stream()).toList();
  }

  private static Set<String> namesIn(String code) {
    return OPTION
        .matcher(code)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Names of all commands but help and version, from the list that {@code help} prints. */
  private List<String> commands() {
    List<String> names = new ArrayList<>();
    for (String line : run("help").lines().filter(each -> each.startsWith("  ")).toList()) {
      String[] words = line.strip().split(" +", 3);
      if (!words[0].equals("help") && !words[0].equals("version")) {
        names.add(nameOf(words[0], words[1]));
      }
    }
    return names;
  }

  /** The command that one or both of two words name; empty = none. */
  private String nameOf(String first, String second) {
    Matcher name = NAME.matcher(run("help", first, second));
    return name.find() ? name.group(1) : "";
  }

  private String helpOf(String command) {
    return help.computeIfAbsent(
        command, name -> run(Stream.of(("help " + name).split(" ", -1)).toArray(String[]::new)));
  }

  private static String run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream console = new PrintStream(out, true, StandardCharsets.UTF_8);
    CommandLine.run(arguments, new Console(console, console, Instant.now(), false));
    return out.toString(StandardCharsets.UTF_8);
  }
}
