package io.tensoe.ingestion.match.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers of a title in one notation. "Part II" and "Pt. 2" are one name, "Now 85" and "Now 86" are
 * two, however similar their letters.
 */
public final class Numerals {
  private static final Map<String, String> COUNTERS =
      Map.ofEntries(
          Map.entry("pt", "pt"),
          Map.entry("pts", "pt"),
          Map.entry("part", "pt"),
          Map.entry("parts", "pt"),
          Map.entry("vol", "vol"),
          Map.entry("vols", "vol"),
          Map.entry("volume", "vol"),
          Map.entry("volumes", "vol"));

  /** Words after which a single I, V or X, or a spelt number, is a number. */
  private static final Set<String> COUNTED =
      Set.of("pt", "vol", "chapter", "book", "act", "disc", "side", "episode", "phase", "no");

  private static final List<String> SPELT =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  /** L, C, D and M are left out: "mix", "dim" and "cd" would be numbers. */
  private static final Pattern ROMAN = Pattern.compile("(?=.)(x{0,3})(ix|iv|v?i{0,3})");

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private Numerals() {}

  /** A folded text with roman numerals as digits and one word each for part and volume. */
  public static String unified(String folded) {
    String[] words = folded.split(" ", -1);
    boolean counting = false;
    for (int i = 0; i < words.length; i++) {
      String word = COUNTERS.getOrDefault(words[i], words[i]);
      boolean last = i > 0 && i == words.length - 1;
      words[i] = number(word, counting, last);
      counting = COUNTED.contains(word) || (counting && isNumber(words[i]));
    }
    return String.join(" ", words);
  }

  /** The numbers in a unified text, sorted, repeats kept. */
  public static List<String> in(String unified) {
    List<String> numbers = new ArrayList<>();
    Matcher digits = DIGITS.matcher(unified);
    while (digits.find()) {
      numbers.add(digits.group().replaceFirst("^0+(?=\\d)", ""));
    }
    Collections.sort(numbers);
    return List.copyOf(numbers);
  }

  private static String number(String word, boolean counting, boolean last) {
    if (counting && SPELT.contains(word)) {
      return Integer.toString(SPELT.indexOf(word));
    }
    boolean unmistakable = word.length() > 1;
    return (unmistakable || counting || last) && ROMAN.matcher(word).matches()
        ? arabic(word)
        : word;
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static String arabic(String roman) {
    int sum = 0;
    int right = 0;
    for (int i = roman.length() - 1; i >= 0; i--) {
      int value = roman.charAt(i) == 'i' ? 1 : roman.charAt(i) == 'v' ? 5 : 10;
      sum += value < right ? -value : value;
      right = Math.max(right, value);
    }
    return Integer.toString(sum);
  }
}
