package io.tensoe.ingestion.http;

import java.util.regex.Pattern;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpResponseInterceptor;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.message.BasicLineParser;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.CharArrayBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How much of a reply is read, and what becomes of headers that make no sense: they are as good as
 * not sent. Without limits one status line, header, chunk extension or trailer without end would
 * fill the memory.
 */
final class ReplyLimits {
  /** Bytes of a body, unpacked; the largest album page seen has 0.6 MB. */
  static final int BODY = 8 * 1024 * 1024;

  /**
   * Characters of a status line, a header, a chunk's head or a trailer; servers commonly send at
   * most 8,192, and a content security policy may be long.
   */
  private static final int LINE = 32 * 1024;

  /** Headers of a reply, and lines of a trailer; Cloudflare passes at most some 100 on. */
  private static final int HEADERS = 200;

  private static final Http1Config CONFIG =
      Http1Config.custom().setMaxLineLength(LINE).setMaxHeaderCount(HEADERS).build();

  private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");

  private ReplyLimits() {}

  static ManagedHttpClientConnectionFactory connections() {
    return ManagedHttpClientConnectionFactory.builder()
        .http1Config(CONFIG)
        .responseParserFactory(
            // The configuration it is called with is not ours, but the library's default.
            unlimited -> new DefaultHttpResponseParser(CONFIG, new ForgivingLines(), null))
        .incomingContentLengthStrategy(ReplyLimits::contentLength)
        .build();
  }

  /** A length that is no number is not believed: the body ends where the connection does. */
  private static long contentLength(HttpMessage message) throws HttpException {
    boolean isChunked = message.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    @Nullable Header length = message.getFirstHeader(HttpHeaders.CONTENT_LENGTH);
    boolean isSense =
        length == null
            || (message.countHeaders(HttpHeaders.CONTENT_LENGTH) == 1 && isNumber(length));
    return isChunked || isSense
        ? DefaultContentLengthStrategy.INSTANCE.determineLength(message)
        : ContentLengthStrategy.UNDEFINED;
  }

  /** The library above this one reads these headers as numbers, whether we ask for them or not. */
  static HttpResponseInterceptor withoutNonsense() {
    return (HttpResponse response, EntityDetails entity, HttpContext context) -> {
      for (String name : new String[] {HttpHeaders.AGE, HttpHeaders.CONTENT_LENGTH}) {
        @Nullable Header header = response.getFirstHeader(name);
        if (header != null && (response.countHeaders(name) > 1 || !isNumber(header))) {
          response.removeHeaders(name);
        }
      }
    };
  }

  /** Reads a line that is no header as one that nobody asks for. */
  private static final class ForgivingLines extends BasicLineParser {
    @Override
    public Header parseHeader(CharArrayBuffer line) {
      try {
        return super.parseHeader(line);
      } catch (ParseException e) {
        return new BasicHeader("x-unreadable", "");
      }
    }
  }

  private static boolean isNumber(Header header) {
    return SECONDS.matcher(String.valueOf(header.getValue()).strip()).matches();
  }
}
