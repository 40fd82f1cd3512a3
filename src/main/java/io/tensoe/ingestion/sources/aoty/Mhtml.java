package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.sources.TextLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/**
 * Web pages saved as one file: a MIME message whose first part is the page, the others its pictures
 * and frames (<a href="https://www.rfc-editor.org/rfc/rfc2557">RFC 2557</a>). Chrome, Edge and
 * Opera write it.
 */
final class Mhtml {
  private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z-]{1,60}:[ \\t]");

  /** Pages of one message that are looked at: the page itself and its frames. */
  private static final int MOST_PAGES = 20;

  private static final MimeConfig CONFIG =
      MimeConfig.custom()
          .setMaxLineLen(-1) // a picture may be one line; the file's size is limited
          .setMaxHeaderLen(64 * 1024)
          .setMaxHeaderCount(200)
          .build();

  private Mhtml() {}

  /**
   * @param start the first bytes as Latin-1
   */
  static boolean isStartOf(String start) {
    String text = start.stripLeading();
    String lower = text.toLowerCase(Locale.ROOT);
    return HEADER.matcher(text).lookingAt()
        && (lower.contains("mime-version:") || lower.contains("content-type:"));
  }

  /** The pages in a message, in order; empty = none. */
  static List<SavedFile.SavedPage> pagesIn(byte[] message) throws IOException, MimeException {
    List<SavedFile.SavedPage> pages = new ArrayList<>();
    MimeTokenStream stream = new MimeTokenStream(CONFIG);
    stream.parse(new ByteArrayInputStream(message, blanksBefore(message), message.length));
    String location = null;
    boolean namesCharset = false;
    for (EntityState state = stream.getState();
        state != EntityState.T_END_OF_STREAM && pages.size() < MOST_PAGES;
        state = stream.next()) {
      if (state == EntityState.T_START_HEADER) {
        namesCharset = false;
      } else if (state == EntityState.T_FIELD) {
        String name = stream.getField().getName().toLowerCase(Locale.ROOT);
        String body = stream.getField().getBody();
        if (name.equals("content-location") || name.equals("snapshot-content-location")) {
          location = body.strip();
        } else if (name.equals("content-type")) {
          namesCharset = body.toLowerCase(Locale.ROOT).contains("charset");
        }
      } else if (state == EntityState.T_BODY) {
        BodyDescriptor part = stream.getBodyDescriptor();
        if (part.getMimeType().equals("text/html")
            || part.getMimeType().equals("application/xhtml+xml")) {
          byte[] html = stream.getDecodedInputStream().readNBytes(TextLimits.ANSWER + 1);
          String charset = namesCharset ? known(part.getCharset()) : null;
          pages.add(new SavedFile.SavedPage(html, charset, location));
        }
        location = null;
      }
    }
    return pages;
  }

  private static int blanksBefore(byte[] message) {
    int i = 0;
    while (i < message.length && Character.isWhitespace(message[i])) {
      i++;
    }
    return i;
  }

  /** Null = no such charset: the page itself may name one. */
  private static @Nullable String known(@Nullable String charset) {
    try {
      return charset != null && Charset.isSupported(charset) ? charset : null;
    } catch (IllegalCharsetNameException e) {
      return null;
    }
  }
}
