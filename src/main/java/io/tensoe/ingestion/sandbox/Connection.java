package io.tensoe.ingestion.sandbox;

import io.tensoe.ingestion.sandbox.site.Answer;
import io.tensoe.ingestion.sandbox.site.Ask;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection on a thread of its own, with the raw socket at hand for bad behaviour.
 */
final class Connection implements Runnable, AutoCloseable {
  private static final Duration DRIP = Duration.ofMillis(200);

  private final Socket socket;
  private final Sandbox sandbox;
  private final StallDetector stalls;
  private final Duration dripFor;

  private final long acceptedNanos;

  Connection(Socket socket, Sandbox sandbox, StallDetector stalls, Duration dripFor) {
    this.socket = socket;
    this.sandbox = sandbox;
    this.stalls = stalls;
    this.acceptedNanos = stalls.moment().earliest();
    this.dripFor = dripFor;
  }

  @Override
  public void run() {
    try (DefaultBHttpServerConnection http =
        new DefaultBHttpServerConnection("http", Http1Config.DEFAULT)) {
      socket.setTcpNoDelay(true);
      http.bind(socket);
      // A thread takes its time to start: the first request may be there already.
      long thereSince = socket.getInputStream().available() > 0 ? acceptedNanos : Long.MAX_VALUE;
      // The moment is taken before anything is done with a request: reading the first ones takes
      // long enough to make them seem too close to those of the next window.
      while (http.isDataAvailable(Timeout.DISABLED)
          && serveOne(http, stalls.moment().orAsEarlyAs(thereSince))) {
        thereSince = Long.MAX_VALUE;
      }
    } catch (IOException | HttpException gone) {
      // The client left or spoke no HTTP; there is nobody to tell.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      sandbox.forget(this);
    }
  }

  /** Whether the connection can serve another request. */
  private boolean serveOne(DefaultBHttpServerConnection http, StallDetector.Moment arrived)
      throws IOException, HttpException, InterruptedException {
    ClassicHttpRequest request = http.receiveRequestHeader();
    if (request == null) {
      return false;
    }
    // Only a POST needs its body before it can be judged, and no POST is under a limit.
    http.receiveRequestEntity(request);
    Ask ask =
        Ask.of(request.getMethod(), request.getPath(), headers(request), body(request.getEntity()));
    Sandbox.Exchange exchange = sandbox.arrive(ask, arrived);
    Answer answer = exchange.answer();
    boolean isLast = ask.header("Connection").equalsIgnoreCase("close");
    // Counted first: whoever has the answer in hand must find it in /stats.
    exchange.leaving(answer);
    return send(http, answer, isLast) && !isLast;
  }

  private static Map<String, String> headers(ClassicHttpRequest request) {
    Map<String, String> first = new HashMap<>();
    for (Header header : request.getHeaders()) {
      @Nullable String value = header.getValue();
      first.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), value == null ? "" : value);
    }
    return first;
  }

  private static String body(HttpEntity entity) throws IOException {
    if (entity == null) {
      return "";
    }
    try (InputStream content = entity.getContent()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Whether the connection can serve another request. */
  private boolean send(DefaultBHttpServerConnection http, Answer answer, boolean isLast)
      throws IOException, HttpException, InterruptedException {
    if (answer.delivery() == Answer.Delivery.RESET) {
      socket.setSoLinger(true, 0); // makes close() send RST
      socket.close();
      return false;
    }
    BasicClassicHttpResponse head = new BasicClassicHttpResponse(answer.status());
    byte[] body = answer.body();
    head.addHeader("Content-Type", answer.contentType());
    for (Map.Entry<String, String> header : answer.headers()) {
      head.addHeader(header.getKey(), header.getValue());
    }
    if (isLast) {
      head.addHeader("Connection", "close");
    }
    Body entity = new Body(body, answer.contentType(), writing(answer));
    head.addHeader("Content-Length", body.length);
    head.setEntity(entity);
    http.sendResponseHeader(head);
    http.sendResponseEntity(head);
    http.flush();
    return answer.delivery() == Answer.Delivery.WHOLE;
  }

  private Body.Writing writing(Answer answer) {
    byte[] body = answer.body();
    return switch (answer.delivery()) {
      case TRUNCATED -> out -> out.write(body, 0, body.length / 2);
      case DRIPPED -> out -> drip(body, out);
      default -> out -> out.write(body);
    };
  }

  /** Never finishes: it tests the client's own time-out. */
  private void drip(byte[] body, OutputStream out) throws IOException {
    long drops = Math.min(dripFor.dividedBy(DRIP), Math.max(0, body.length - 1));
    for (int drop = 0; drop < drops; drop++) {
      out.write(body[drop]);
      out.flush();
      try {
        Thread.sleep(DRIP.toMillis());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("stopped", stopped);
      }
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // It was closed already.
    }
  }
}
