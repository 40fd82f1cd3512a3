package io.tensoe.ingestion;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No regular expression of the project needs a deep stack, or looks at a name more than at all
 * pairs: every literal in the sources is tried on texts made to hurt it. Time is counted in
 * characters looked at, so a busy machine changes nothing.
 */
@Tag("long")
class PatternsTest {
  private static final Path SOURCES = Path.of("src/main/java");

  /** String literals, joined by {@code +}, that are given to a method which compiles them. */
  private static final Pattern COMPILED =
      Pattern.compile(
          "(?:Pattern\\.compile|\\.matches|\\.replaceAll|\\.replaceFirst|\\.split)"
              + "\\(\\s*+((?:\"(?:[^\"\\\\]|\\\\.)*+\"(?:\\s*+\\+\\s*+)?+)++)");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");
  private static final Pattern UNICODE =
      Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*+)\\\\u+([0-9a-fA-F]{4})");

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,12}");

  /** Long enough to tell; names are limited, so all pairs of their characters are no harm. */
  private static final int NAME = 300;

  private static final long MOST_LOOKS = 30L * NAME * NAME;

  /** A stack of the usual size holds a few thousand repeats of a group. */
  private static final int LONG = 5_000;

  @Test
  void noPatternOverflowsTheStackOrLooksAgainAndAgain() throws Exception {
    TreeMap<String, String> bad = new TreeMap<>();
    int count = 0;
    for (Path file : files()) {
      for (String regex : patternsIn(Files.readString(file))) {
        count++;
        String harm = harmOf(regex);
        if (harm != null) {
          bad.put(file.getFileName() + ": " + regex, harm);
        }
      }
    }
    assertThat(count, greaterThan(100));
    assertThat(bad.toString(), bad.keySet(), is(empty()));
  }

  @Test
  void aHarmfulPatternIsSeen() throws Exception {
    assertThat(harmOf("(?i)(?:[&,+/\\s]|\\b(?:and|x|with)\\b)*"), is("StackOverflowError"));
    assertThat(harmOf("[^b]*a[^b]*a[^b]*b"), is("looks again and again"));
    assertThat(harmOf("^[a-z]+(?:[-,][a-z]++)*+$"), is(nullValue()));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      // The sandbox reads what our own client sends.
      return all.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("sandbox"))
          .sorted()
          .toList();
    }
  }

  private static List<String> patternsIn(String source) {
    List<String> patterns = new ArrayList<>();
    Matcher call = COMPILED.matcher(source);
    while (call.find()) {
      StringBuilder regex = new StringBuilder();
      Matcher literal = LITERAL.matcher(call.group(1));
      while (literal.find()) {
        String text =
            UNICODE
                .matcher(literal.group(1))
                .replaceAll(
                    found ->
                        Matcher.quoteReplacement(
                            found.group(1) + (char) Integer.parseInt(found.group(2), 16)));
        regex.append(text.translateEscapes());
      }
      try {
        Pattern.compile(regex.toString());
        patterns.add(regex.toString());
      } catch (IllegalArgumentException e) {
        // Only the beginning of one: the rest comes from a constant.
      }
    }
    return patterns;
  }

  /** Texts of one piece again and again: the words and signs of the pattern, and blanks. */
  private static Set<String> textsFor(String regex, int length) {
    Set<String> pieces =
        new LinkedHashSet<>(
            List.of("a", "1", " ", "\t", "-", "(", "[", ".", "é", "a ", "1,", "a-"));
    Matcher words = WORD.matcher(regex);
    while (words.find()) {
      pieces.add(words.group());
      pieces.add(words.group() + " ");
      pieces.add(" " + words.group() + ".");
    }
    List<String> signs =
        regex
            .chars()
            .filter(c -> !Character.isLetterOrDigit(c))
            .distinct()
            .mapToObj(Character::toString)
            .toList();
    pieces.addAll(signs);
    Set<String> texts = new LinkedHashSet<>();
    // What opens something that never closes: a quote, a bracket.
    signs.forEach(sign -> texts.add(sign + "a".repeat(length)));
    for (String piece : pieces) {
      String text = piece.repeat(length / piece.length());
      texts.add(text);
      texts.add(text + "\u0001");
      texts.add("a" + text + "\u0001");
    }
    return texts;
  }

  /** Null = none. */
  private static String harmOf(String regex) throws InterruptedException {
    AtomicReference<String> harm = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                Pattern pattern = Pattern.compile(regex);
                textsFor(regex, LONG).forEach(text -> isTooMuch(pattern, text, 5L * LONG));
                boolean isSlow =
                    textsFor(regex, NAME).stream()
                        .anyMatch(text -> isTooMuch(pattern, text, MOST_LOOKS));
                harm.set(isSlow ? "looks again and again" : null);
              } catch (StackOverflowError e) {
                harm.set("StackOverflowError");
              }
            },
            "pattern",
            256 * 1024);
    thread.start();
    thread.join();
    return harm.get();
  }

  private static boolean isTooMuch(Pattern pattern, String text, long mostLooks) {
    try {
      pattern.matcher(new Counted(text, new long[] {mostLooks})).matches();
      Matcher finder = pattern.matcher(new Counted(text, new long[] {mostLooks}));
      while (finder.find()) {
        // Only the way there matters.
      }
      return false;
    } catch (TooOften e) {
      return true;
    }
  }

  private static final class TooOften extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A text that may be looked at so often.
   *
   * @param looks how often from now on
   */
  @SuppressWarnings("ArrayRecordComponent") // a counter, never compared
  private record Counted(String text, long[] looks) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (--looks[0] < 0) {
        throw new TooOften();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
