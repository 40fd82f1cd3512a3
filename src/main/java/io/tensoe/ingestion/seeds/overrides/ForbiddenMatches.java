package io.tensoe.ingestion.seeds.overrides;

import io.tensoe.ingestion.seeds.rows.BadRowException;
import io.tensoe.ingestion.seeds.text.Showable;
import io.tensoe.ingestion.sources.Pin;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/**
 * The column {@code forbid}: what an album must not be matched with.
 *
 * @param pins all there are
 * @param sources names of all sources, lower case
 */
record ForbiddenMatches(List<Pin> pins, List<String> sources) {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0]+");
  private static final int LONGEST = 80;

  /**
   * Words separated by blanks: {@code SOURCE:ID}, the address of an album at a source, or the bare
   * name of a source.
   *
   * @param cell as read; null = nothing is forbidden
   * @return as in {@code Seed.forbidden}: sorted, each once
   */
  List<String> in(@Nullable String cell) throws BadRowException {
    TreeSet<String> forbidden = new TreeSet<>();
    if (cell != null) {
      for (String word : BLANKS.split(cell, -1)) {
        if (!word.isEmpty()) {
          forbidden.add(one(word));
        }
      }
    }
    return List.copyOf(forbidden);
  }

  /**
   * An album of the pin's source, as in {@code Seed.forbidden}.
   *
   * @param value as the pin reads it
   * @return null = the pin is of no single source
   */
  static @Nullable String match(Pin pin, String value) {
    return pin.source() == null ? null : pin.source() + ":" + pin.id(value);
  }

  private String one(String word) throws BadRowException {
    String address = ofAddress(word);
    if (address != null) {
      return address;
    }
    int colon = word.indexOf(':');
    String source = (colon < 0 ? word : word.substring(0, colon)).toLowerCase(Locale.ROOT);
    if (!sources.contains(source)) {
      throw new BadRowException(unknown(word, source));
    }
    return colon < 0 ? source : ofId(word, source, word.substring(colon + 1));
  }

  /** An album by its address or URI; null = the word is neither. */
  private @Nullable String ofAddress(String word) {
    if (!isAddress(word)) {
      return null;
    }
    for (Pin pin : pins) {
      Optional<String> value = pin.source() == null ? Optional.empty() : pin.read(word);
      if (value.isPresent()) {
        return match(pin, value.get());
      }
    }
    return null;
  }

  private static boolean isAddress(String text) {
    return text.indexOf('/') >= 0 || text.indexOf(':') >= 0;
  }

  private String ofId(String word, String source, String id) throws BadRowException {
    for (Pin pin : pins) {
      if (source.equals(pin.source())) {
        Optional<String> value = isAddress(id) ? Optional.empty() : pin.read(id);
        if (value.isEmpty() && !pin.isBareId(id)) {
          throw new BadRowException("forbid \"" + shown(word) + "\" has no " + pin.forbidAdvice());
        }
        return source + ":" + pin.id(value.orElse(id));
      }
    }
    throw new BadRowException(
        "forbid \""
            + shown(word)
            + "\": single albums of "
            + source
            + " have no id here: write "
            + source
            + " to forbid all of them");
  }

  private String unknown(String word, String source) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    Optional<String> nearest =
        sources.stream()
            .filter(name -> distance.apply(source, name) <= Math.max(2, name.length() / 3))
            .min(Comparator.comparingInt(name -> distance.apply(source, name)));
    return "forbid \""
        + shown(word)
        + "\" is no source, nor an album of one: "
        + nearest
            .map(name -> "did you mean " + name + "?")
            .orElseGet(() -> "write " + forms() + ", or one of " + String.join(", ", sources));
  }

  /** How an album may be named, e.g. {@code tapes:ID, the address of the album}. */
  private String forms() {
    return Stream.concat(
            pins.stream()
                .filter(pin -> pin.source() != null)
                .map(pin -> pin.source() + ":" + pin.placeholder()),
            Stream.of("the address of the album"))
        .collect(Collectors.joining(", "));
  }

  private static String shown(String word) {
    String text = Showable.of(word);
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
