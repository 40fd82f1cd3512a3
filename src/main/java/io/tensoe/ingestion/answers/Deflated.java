package io.tensoe.ingestion.answers;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts as compressed bytes (RFC 1950): a list of tags shrinks to a quarter, a page to an eighth.
 */
final class Deflated {
  private static final int BUFFER = 4096;

  private Deflated() {}

  /** Null stays null. */
  static byte @Nullable [] of(@Nullable String text) {
    if (text == null) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length() / 4 + 32);
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes, fast, BUFFER)) {
      deflater.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      fast.end();
    }
    return bytes.toByteArray();
  }

  /** Back; null stays null. */
  static @Nullable String text(byte @Nullable [] deflated) {
    if (deflated == null) {
      return null;
    }
    try (InflaterInputStream inflater =
        new InflaterInputStream(new ByteArrayInputStream(deflated))) {
      return new String(inflater.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored answer is damaged", e);
    }
  }
}
