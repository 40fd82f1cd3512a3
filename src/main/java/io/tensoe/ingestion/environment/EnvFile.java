package io.tensoe.ingestion.environment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of variables as shells, Docker and editors write them: {@code NAME=value}, with or without
 * {@code export} and quotes, {@code #} comments, LF or CRLF, UTF-8 or (with its mark) UTF-16. A
 * line that cannot be read is left out and named; no message ever holds a value.
 *
 * @param values by name; the last line of a name counts
 * @param notes one for each line, or file, that is not used; empty = all is well
 */
record EnvFile(Map<String, String> values, List<String> notes) {
  private static final Pattern LINE =
      Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)\\s*=\\s*(.*)", Pattern.DOTALL);

  /** A value of one line in single or double quotes, and at most a comment behind it. */
  private static final Pattern QUOTED =
      Pattern.compile("(?:'([^']*)'|\"((?:[^\"\\\\]++|\\\\.)*+)\")\\s*(?:#.*)?", Pattern.DOTALL);

  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*", Pattern.DOTALL);
  private static final char MARK = '\uFEFF';

  EnvFile {
    values = Map.copyOf(values);
    notes = List.copyOf(notes);
  }

  /** Reads it; a file that is not there has no variables. */
  static EnvFile read(Path file) {
    if (Files.notExists(file)) {
      return new EnvFile(Map.of(), List.of());
    }
    if (Files.isDirectory(file)) {
      return unread(file + " is a folder, not a file of variables; it is not read");
    }
    try {
      return of(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      return unread(file + " cannot be read: " + e.getMessage());
    }
  }

  private static EnvFile unread(String note) {
    return new EnvFile(Map.of(), List.of(note));
  }

  /**
   * @param file how messages call it
   */
  static EnvFile of(String file, byte[] bytes) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    int number = 0;
    for (byte[] line : lines(utf8(bytes))) {
      number++;
      @Nullable String problem = add(line, number == 1, values);
      if (problem != null) {
        notes.add(
            String.format(Locale.ROOT, "%s, line %d %s; it is left out", file, number, problem));
      }
    }
    return new EnvFile(values, notes);
  }

  /** Gives what is wrong with the line; null = nothing. */
  private static @Nullable String add(byte[] bytes, boolean isFirst, Map<String, String> values) {
    @Nullable String text = text(bytes);
    if (text == null) {
      // What a comment says does not matter, nor in which encoding.
      boolean isComment = new String(bytes, StandardCharsets.ISO_8859_1).strip().startsWith("#");
      return isComment ? null : "is not UTF-8";
    }
    String line = isFirst && text.indexOf(MARK) == 0 ? text.substring(1).strip() : text.strip();
    if (line.isEmpty() || line.startsWith("#")) {
      return null;
    }
    if (line.indexOf('\0') >= 0) {
      return "holds a NUL character";
    }
    Matcher assignment = LINE.matcher(line);
    if (!assignment.matches()) {
      return "is not of the form NAME=value";
    }
    String given = assignment.group(2);
    boolean isQuoted = given.startsWith("'") || given.startsWith("\"");
    @Nullable String value =
        isQuoted ? unquoted(given) : COMMENT.matcher(given).replaceFirst("").strip();
    if (value == null) {
      return "(" + assignment.group(1) + ") has a quote that is not closed, or text behind it";
    }
    values.put(assignment.group(1), value);
    return null;
  }

  private static @Nullable String unquoted(String given) {
    Matcher quoted = QUOTED.matcher(given);
    if (!quoted.matches()) {
      return null;
    }
    @Nullable String literal = quoted.group(1);
    return literal != null
        ? literal
        : String.valueOf(quoted.group(2)).replaceAll("\\\\([\\\\\"$`])", "$1");
  }

  /** UTF-16, which editors and shells on Windows write with a mark, as UTF-8. */
  private static byte[] utf8(byte[] bytes) {
    @Nullable Charset charset = null;
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      charset = StandardCharsets.UTF_16LE;
    } else if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      charset = StandardCharsets.UTF_16BE;
    }
    return charset == null ? bytes : new String(bytes, charset).getBytes(StandardCharsets.UTF_8);
  }

  private static List<byte[]> lines(byte[] bytes) {
    List<byte[]> lines = new ArrayList<>();
    int first = 0;
    for (int i = 0; i <= bytes.length; i++) {
      boolean isEnd = i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r';
      if (isEnd) {
        lines.add(Arrays.copyOfRange(bytes, first, i));
        boolean isPair = i + 1 < bytes.length && bytes[i] == '\r' && bytes[i + 1] == '\n';
        i += isPair ? 1 : 0;
        first = i + 1;
      }
    }
    return lines;
  }

  private static @Nullable String text(byte[] line) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
