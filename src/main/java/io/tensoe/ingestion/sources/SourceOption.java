package io.tensoe.ingestion.sources;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An option that only one source has.
 *
 * @param name without dashes, e.g. {@code tapesQuality}; begins with the name of the source
 * @param text what it does, for the help: one or more sentences without the default
 * @param standard what counts where it is not given; null = nothing, the option is then absent from
 *     the settings
 * @param isFolder whether it names a folder, which all workers must be able to read
 * @param check makes the value of a setting out of what was given
 */
public record SourceOption(
    String name, String text, @Nullable String standard, boolean isFolder, Check check) {

  /** From what a user wrote to what the source gets. */
  @FunctionalInterface
  public interface Check {
    /**
     * Reads what was given.
     *
     * @return the value as {@link SourceSpec.Factory#open} gets it
     * @throws IllegalArgumentException if it cannot be right; the message is a whole sentence for
     *     people and names the option
     */
    String read(String given);
  }

  /** One word out of a few; the value is the word in upper case. */
  public static SourceOption oneOf(String name, String text, String standard, List<String> words) {
    return new SourceOption(
        name,
        text,
        standard,
        false,
        given -> {
          String word = given.toLowerCase(Locale.ROOT);
          if (!words.contains(word)) {
            throw new IllegalArgumentException(
                "--"
                    + name
                    + "="
                    + given
                    + (words.size() == 2
                        ? " is neither " + String.join(" nor ", words)
                        : words.stream().collect(Collectors.joining(", ", " is none of ", ""))));
          }
          return word.toUpperCase(Locale.ROOT);
        });
  }

  /** A folder that exists; the value is its absolute path. */
  public static SourceOption folder(String name, String text) {
    return new SourceOption(
        name,
        text,
        null,
        true,
        given -> {
          if (!Files.isDirectory(Path.of(given))) {
            throw new IllegalArgumentException("--" + name + ": there is no folder " + given);
          }
          return Path.of(given).toAbsolutePath().toString();
        });
  }
}
