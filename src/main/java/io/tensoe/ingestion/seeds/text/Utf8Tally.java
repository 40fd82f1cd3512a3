package io.tensoe.ingestion.seeds.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much of a file is UTF-8, in memory for one buffer. Not thread-safe. */
final class Utf8Tally {
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
  private final CharBuffer text = CharBuffer.allocate(1 << 16);
  private long sequences;
  private long wrong;

  private Utf8Tally() {}

  static Utf8Tally of(Path file) throws IOException {
    Utf8Tally tally = new Utf8Tally();
    try (ReadableByteChannel in = Files.newByteChannel(file)) {
      boolean isEnd = false;
      while (!isEnd) {
        isEnd = in.read(tally.bytes) < 0;
        tally.bytes.flip();
        tally.count(isEnd);
        tally.bytes.compact(); // a sequence that is not whole yet stays
      }
    }
    return tally;
  }

  /** Correct characters beyond ASCII, a byte order mark among them. */
  long sequences() {
    return sequences;
  }

  /** Sequences of bytes that are no UTF-8. */
  long wrong() {
    return wrong;
  }

  private void count(boolean isEnd) {
    CoderResult result;
    do {
      result = decoder.decode(bytes, text, isEnd);
      text.flip();
      sequences +=
          text.chars().filter(c -> c > 0x7F && !Character.isLowSurrogate((char) c)).count();
      text.clear();
      if (result.isError()) {
        wrong++;
        bytes.position(bytes.position() + result.length());
      }
    } while (!result.isUnderflow());
  }
}
