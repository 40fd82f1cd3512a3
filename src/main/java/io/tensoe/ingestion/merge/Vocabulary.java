package io.tensoe.ingestion.merge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Known words, read from a text file: one word a line, lower case, {@code #} starts a comment line,
 * {@code alias -> word} names another spelling of a word of the same file. Immutable.
 */
final class Vocabulary {

  /** Accents as NFKD splits them off; marks of other scripts (が) carry meaning and stay. */
  private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]");

  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´]");

  private final Map<String, String> words = new HashMap<>();

  private Vocabulary(List<Entry> entries) {
    for (Entry entry : entries) {
      words.put(key(entry.spelling()), entry.word());
    }
  }

  /**
   * Reads a file of this package's resources.
   *
   * @param file name, e.g. {@code moods.txt}
   * @throws IllegalStateException if there is no such file: the build is broken
   */
  static Vocabulary read(String file) {
    return new Vocabulary(entries(file));
  }

  /** All lines of a file but comments and empty ones, in order. */
  static List<Entry> entries(String file) {
    List<Entry> entries = new ArrayList<>();
    for (String line : text(file).lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] sides = line.strip().split("\\s*->\\s*", -1);
        entries.add(new Entry(sides[0], sides[sides.length - 1]));
      }
    }
    return entries;
  }

  private static String text(String file) {
    try (InputStream stream = Vocabulary.class.getResourceAsStream("/merge/" + file)) {
      if (stream == null) {
        throw new IllegalStateException("the build lacks the resource /merge/" + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The word this is a spelling of.
   *
   * @param key see {@link #key}
   * @return null = not known here
   */
  @Nullable String word(String key) {
    return words.get(key);
  }

  /**
   * What all spellings of a word have in common: its letters and digits, without case, accents,
   * blanks, hyphens and apostrophes: "Hip-Hop", "hip hop" and "HipHop" are {@code hiphop}, "R&B" is
   * {@code randb}. Blank if nothing is left (hearts, stars).
   */
  static String key(String text) {
    return spaced(text).replace(" ", "");
  }

  /** The words of a text in the same way, with single blanks between them. */
  static String spaced(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    plain = ACCENTS.matcher(plain).replaceAll("");
    plain = APOSTROPHES.matcher(plain).replaceAll("").replace("&", " and ");
    plain = NEITHER_LETTER_NOR_DIGIT.matcher(plain).replaceAll(" ").strip();
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }

  /**
   * One line.
   *
   * @param spelling as it stands at the left
   * @param word the canonical word; the same as {@code spelling} on a line without an arrow
   */
  record Entry(String spelling, String word) {}
}
