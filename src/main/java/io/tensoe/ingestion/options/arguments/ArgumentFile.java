package io.tensoe.ingestion.options.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A file of options, one a line.
 *
 * @param path as written behind the {@code @}
 */
record ArgumentFile(Path path) {
  /** Bytes; nobody writes more options, and a device without end must not fill the memory. */
  private static final int LARGEST = 1 << 20;

  /**
   * The file that an argument names.
   *
   * @param argument with its {@code @}
   * @param where the argument, or the file and line it stands in
   * @throws UsageException if that is no name of a file
   */
  static ArgumentFile named(String argument, String where) {
    try {
      return new ArgumentFile(Path.of(argument.substring(1)));
    } catch (InvalidPathException e) {
      throw new UsageException(
          "'" + where.replace('\0', '\uFFFD') + "' names no file: " + e.getReason());
    }
  }

  /** The same for every way to write one file. */
  Path identity() {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize(); // not there: reading it says so
    }
  }

  /**
   * Its lines; a byte order mark is none of them.
   *
   * @throws UsageException naming the file, and the line if one is to blame
   */
  List<String> lines() {
    if (Files.isDirectory(path)) {
      throw new UsageException("@" + path + " is a folder: name a file of options");
    }
    byte[] bytes = bytes();
    List<String> lines = text(bytes).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "line %d of @%s holds a control character: is it a text file in UTF-8?",
                i + 1,
                path));
      }
    }
    return lines;
  }

  private byte[] bytes() {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new UsageException("@" + path + " is larger than 1 MB: is it a file of options?");
      }
      return bytes;
    } catch (IOException e) {
      throw new UsageException("@" + path + " cannot be read: " + e.getMessage());
    }
  }

  private String text(byte[] bytes) {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(rest).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      String good = new String(bytes, 0, rest.position(), StandardCharsets.ISO_8859_1);
      long line = 1 + good.chars().filter(c -> c == '\n').count();
      throw new UsageException(
          String.format(
              Locale.ROOT, "line %d of @%s is not UTF-8: save the file as UTF-8", line, path));
    }
  }
}
