package io.tensoe.ingestion.sandbox.albums;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names made of words from fixed lists, one for each number, and back again. Neighbouring numbers
 * get unlike names: the number is multiplied by a step that shares no factor with the count.
 */
final class NumberedNames {
  private final List<List<String>> lists;
  private final List<Map<String, Integer>> positions;
  private final long count;
  private final long step;
  private final long stepBack;

  /**
   * @param step has no common factor with the product of the lists' sizes
   */
  NumberedNames(List<List<String>> lists, long step) {
    this.lists = lists;
    this.positions = lists.stream().map(NumberedNames::positions).toList();
    this.count = lists.stream().mapToLong(List::size).reduce(1, (a, b) -> a * b);
    this.step = step;
    this.stepBack = BigInteger.valueOf(step).modInverse(BigInteger.valueOf(count)).longValueExact();
  }

  /** Reads the lists of one file: a line each, words separated by blanks. */
  static List<List<String>> read(String path) {
    return Resource.lines(path).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> List.of(line.split(" ", -1)))
        .toList();
  }

  private static Map<String, Integer> positions(List<String> words) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      if (positions.put(Text.key(words.get(i)), i) != null) {
        throw new IllegalStateException("a word twice in one list: " + words.get(i));
      }
    }
    return positions;
  }

  long count() {
    return count;
  }

  /** The name of a number below {@link #count()}. */
  String name(long number) {
    long rest = number * step % count;
    StringBuilder name = new StringBuilder();
    for (List<String> list : lists) {
      name.append(name.isEmpty() ? "" : " ").append(list.get((int) (rest % list.size())));
      rest /= list.size();
    }
    return name.toString();
  }

  /** Which lists' words are among the given ones; -1 where none is. */
  long number(List<String> words) {
    long number = 0;
    long weight = 1;
    for (int i = 0; i < lists.size(); i++) {
      Integer position = null;
      for (String word : words) {
        Integer found = positions.get(i).get(word);
        position = position == null ? found : position;
      }
      if (position == null) {
        return -1;
      }
      number += weight * position;
      weight *= lists.get(i).size();
    }
    return BigInteger.valueOf(number)
        .multiply(BigInteger.valueOf(stepBack))
        .mod(BigInteger.valueOf(count))
        .longValueExact();
  }
}
