package io.tensoe.ingestion.options.arguments;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Paths of options that name files and folders of this machine. */
public final class LocalPath {
  /** Two letters or more: {@code C:\\music} is a path of Windows. */
  private static final Pattern SCHEME =
      Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]+):/.*", Pattern.DOTALL);

  private LocalPath() {}

  /**
   * The path that an option names: as it is, or as a {@code file:} address.
   *
   * @param option without dashes, for the message
   * @throws UsageException if it is blank, or an address of another file system ({@code s3://…}):
   *     taken as a path it would silently become a folder of that name here
   */
  public static Path of(String option, String value) {
    if (value.isBlank()) {
      throw new UsageException("--" + option + " needs a path");
    }
    try {
      var scheme = SCHEME.matcher(value);
      if (!scheme.matches()) {
        return Path.of(value);
      }
      if (scheme.group(1).toLowerCase(Locale.ROOT).equals("file")) {
        return Path.of(URI.create(value));
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new UsageException("--" + option + "=" + value + " is not a path: " + e.getMessage());
    }
    throw new UsageException(
        String.format(
                Locale.ROOT,
                "--%s=%s: %s:// is no file system of this machine. Write to a folder here and copy"
                    + " it there",
                option,
                value,
                SCHEME.matcher(value).replaceFirst("$1"))
            + " with the tool of that service, or mount it.");
  }
}
