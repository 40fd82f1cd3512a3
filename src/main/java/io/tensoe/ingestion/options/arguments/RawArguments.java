package io.tensoe.ingestion.options.arguments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The arguments as they were typed. The JVM decodes them with the charset of the locale, which is
 * ASCII under {@code LC_ALL=C} (cron, containers), and loses every other letter.
 */
public final class RawArguments {
  /** What the JVM decodes arguments and encodes file names with. */
  private static final Charset NATIVE = Charset.forName(System.getProperty("sun.jnu.encoding"));

  private static final String ADVICE =
      "the locale of this process is ASCII, so it cannot read or name what has other letters: set"
          + " LC_ALL=C.UTF-8 (en_US.UTF-8 where that does not exist), or use the launcher tensoe";

  private RawArguments() {}

  /**
   * The arguments of this process, read again as UTF-8 where the JVM lost letters.
   *
   * @throws UsageException if letters were lost and the system does not tell the arguments
   */
  public static String[] recovered(String[] decoded) {
    if (NATIVE.equals(StandardCharsets.UTF_8) || isAscii(decoded)) {
      return decoded;
    }
    try {
      return recovered(decoded, Files.readAllBytes(Path.of("/proc/self/cmdline")));
    } catch (IOException notLinux) {
      return hasLost(decoded) ? refuse() : decoded;
    }
  }

  /**
   * @param commandLine each argument of the process ended by NUL, the decoded ones last
   */
  public static String[] recovered(String[] decoded, byte[] commandLine) {
    List<String> typed = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < commandLine.length; i++) {
      if (commandLine[i] == 0) {
        try {
          ByteBuffer argument = ByteBuffer.wrap(commandLine, first, i - first);
          typed.add(StandardCharsets.UTF_8.newDecoder().decode(argument).toString());
        } catch (CharacterCodingException otherCharset) {
          return hasLost(decoded) ? refuse() : decoded;
        }
        first = i + 1;
      }
    }
    int others = typed.size() - decoded.length;
    boolean isSame =
        others >= 0
            && IntStream.range(0, decoded.length)
                .allMatch(i -> !isAscii(decoded[i]) || decoded[i].equals(typed.get(others + i)));
    if (isSame) {
      return typed.subList(others, typed.size()).toArray(String[]::new);
    }
    return hasLost(decoded) ? refuse() : decoded;
  }

  /** What to do if a file with one of these names could not be reached, else empty. */
  public static String advice(String[] arguments) {
    for (String argument : arguments) {
      if (!NATIVE.newEncoder().canEncode(argument)) {
        return ADVICE;
      }
    }
    return "";
  }

  private static String[] refuse() {
    throw new UsageException(ADVICE);
  }

  private static boolean hasLost(String[] decoded) {
    return String.join("", decoded).indexOf('\uFFFD') >= 0;
  }

  private static boolean isAscii(String... texts) {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(String.join("", texts));
  }
}
