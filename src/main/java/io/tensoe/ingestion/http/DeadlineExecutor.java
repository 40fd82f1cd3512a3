package io.tensoe.ingestion.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.Http1StreamListener;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.BHttpConnection;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Notes when a request has been sent, and closes a connection that takes longer than the deadline
 * for headers and body together. A read time-out alone never ends a body that comes byte by byte.
 * One exchange per thread at a time.
 */
final class DeadlineExecutor extends HttpRequestExecutor implements AutoCloseable {
  private static final int LONGEST_QUOTE = 300;

  private static final ThreadLocal<Exchange> CURRENT = new ThreadLocal<>();

  private final ScheduledThreadPoolExecutor watchdog;
  private final Duration deadline;

  DeadlineExecutor(Duration deadline) {
    super(Http1Config.DEFAULT, DefaultConnectionReuseStrategy.INSTANCE, new Departures());
    this.deadline = deadline;
    this.watchdog = new ScheduledThreadPoolExecutor(1, Daemons.named("http-deadline"));
    watchdog.setRemoveOnCancelPolicy(true);
  }

  Exchange begin(Http.SentListener sent) {
    Exchange exchange = new Exchange(sent);
    CURRENT.set(exchange);
    return exchange;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      @Nullable HttpResponseInformationCallback informationCallback,
      HttpContext context)
      throws IOException, HttpException {
    @Nullable Exchange exchange = CURRENT.get();
    if (exchange != null) {
      exchange.watch(connection);
    }
    return super.execute(request, connection, informationCallback, context);
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
  }

  /** Sees requests leave. */
  private static final class Departures implements Http1StreamListener {
    @Override
    public void onRequestHead(HttpConnection connection, HttpRequest request) {
      @Nullable Exchange exchange = CURRENT.get();
      if (exchange == null || !(connection instanceof BHttpConnection open)) {
        return;
      }
      try {
        // The request counts as sent only when it is written: the thread may be held up before.
        open.flush();
      } catch (IOException e) {
        return; // the executor, which writes next, meets the same
      }
      exchange.left();
    }

    @Override
    public void onResponseHead(HttpConnection connection, HttpResponse response) {
      // Not needed.
    }

    @Override
    public void onExchangeComplete(HttpConnection connection, boolean keepAlive) {
      // Not needed.
    }
  }

  /** Libraries quote what they could not read, which may be long and hold anything. */
  private static String readable(IOException cause) {
    String text = cause.toString();
    String start = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    return start.replaceAll("\\p{Cntrl}", "?");
  }

  /** One request on its way. */
  final class Exchange {
    private final Http.SentListener sent;
    private @Nullable Future<?> alarm;
    private boolean over;
    private boolean cut;

    Exchange(Http.SentListener sent) {
      this.sent = sent;
    }

    private void left() {
      sent.left(System.nanoTime());
    }

    private synchronized void watch(HttpClientConnection connection) {
      alarm = watchdog.schedule(() -> cut(connection), deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void cut(HttpClientConnection connection) {
      if (!over) {
        cut = true;
        connection.close(CloseMode.IMMEDIATE);
      }
    }

    /** The reply is complete or given up: from here on nothing is cut. */
    synchronized void end() {
      over = true;
      if (alarm != null) {
        alarm.cancel(false);
      }
      CURRENT.remove();
    }

    synchronized IOException explain(Call call, IOException cause) {
      String what =
          cut ? "no complete reply within " + deadline.toSeconds() + " s" : readable(cause);
      return new IOException(call + ": " + what, cause);
    }
  }
}
