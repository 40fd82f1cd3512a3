package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.TextLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/**
 * One file that a person has saved from the browser. What it is shows in its content, whatever its
 * name: HTML, or a MIME message with the page and its pictures ({@code .mhtml}).
 *
 * @param name path below the folder, for people
 * @param album null = it holds none
 * @param reason why it is not used; null = it holds an album
 */
record SavedFile(String name, @Nullable SourceAlbum album, @Nullable String reason) {
  /** Bytes of a file; a page saved with its pictures takes 5 to 20 MB. */
  private static final int LARGEST_FILE = 64 * 1024 * 1024;

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Reads the file; never fails. */
  static SavedFile read(Path file, String name) {
    try {
      if (!Files.isRegularFile(file)) {
        return unused(name, "not a plain file");
      }
      if (Files.size(file) > LARGEST_FILE) {
        return unused(name, "larger than " + LARGEST_FILE / 1024 / 1024 + " MB");
      }
      try (InputStream in = Files.newInputStream(file)) {
        return read(name, in.readNBytes(LARGEST_FILE));
      }
    } catch (IOException e) {
      return unused(name, "cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  static SavedFile unused(String name, String reason) {
    return new SavedFile(name, null, reason);
  }

  private static SavedFile read(String name, byte[] bytes) {
    if (bytes.length == 0) {
      return unused(name, "empty");
    }
    String start = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
    if (start.startsWith("bplist")) {
      return unused(name, "a web archive of Safari; save the page source instead");
    }
    if (!Mhtml.isStartOf(start)) {
      return ofPage(name, new SavedPage(bytes, null, null));
    }
    try {
      List<SavedPage> pages = Mhtml.pagesIn(bytes);
      SavedFile file = unused(name, "a MIME message without a page");
      for (SavedPage page : pages) {
        file = ofPage(name, page);
        if (file.album() != null) {
          return file;
        }
      }
      // The page comes first, what is framed in it behind.
      return pages.size() > 1 ? ofPage(name, pages.get(0)) : file;
    } catch (IOException | MimeException e) {
      return unused(name, "a MIME message that cannot be read");
    }
  }

  /**
   * One HTML text.
   *
   * @param charset as the message around it says; null = look into the page
   * @param address where it came from; null = not known
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record SavedPage(byte[] bytes, @Nullable String charset, @Nullable String address) {}

  private static SavedFile ofPage(String name, SavedPage page) {
    if (page.bytes().length > TextLimits.ANSWER) {
      return unused(
          name, String.format(Locale.ROOT, "a page of more than %,d bytes", TextLimits.ANSWER));
    }
    try {
      Document document = parsed(page);
      if (document == null) {
        return unused(name, "not a page (no HTML)");
      }
      String excess = AotyWire.excessOf(document);
      if (excess != null) {
        return unused(name, excess);
      }
      Optional<SourceAlbum> album = AotyWire.savedAlbumIn(document, page.address());
      return album.isPresent()
          ? new SavedFile(name, album.get(), null)
          : unused(name, AotyWire.kindOf(document));
    } catch (IOException e) {
      return unused(name, "cannot be decoded");
    } catch (SourceException e) {
      return unused(name, e.getMessage());
    }
  }

  /** Null = binary, or text without a tag. */
  private static @Nullable Document parsed(SavedPage page) throws IOException {
    byte[] bytes = page.bytes();
    String charset = page.charset() == null ? wideCharset(bytes) : page.charset();
    boolean isWide = charset != null && charset.toUpperCase(Locale.ROOT).startsWith("UTF-16");
    if (!isWide && (indexOf(bytes, 0) >= 0 || indexOf(bytes, '<') < 0)) {
      return null;
    }
    Document document =
        Jsoup.parse(new ByteArrayInputStream(bytes), charset, AotyWire.SITE, AotyWire.parser());
    boolean guessed = charset == null && document.charset().equals(StandardCharsets.UTF_8);
    return guessed && !isUtf8(bytes)
        ? Jsoup.parse(
            new ByteArrayInputStream(bytes), WINDOWS.name(), AotyWire.SITE, AotyWire.parser())
        : document;
  }

  /** UTF-16 with or without its mark; null = something else. */
  private static @Nullable String wideCharset(byte[] bytes) {
    if (bytes.length < 2) {
      return null;
    }
    int pair = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    return switch (pair) {
      case 0xfeff, 0xfffe -> "UTF-16";
      case 0x003c -> "UTF-16BE";
      case 0x3c00 -> "UTF-16LE";
      default -> null;
    };
  }

  private static int indexOf(byte[] bytes, int wanted) {
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
