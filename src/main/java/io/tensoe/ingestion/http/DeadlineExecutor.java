package io.tensoe.ingestion.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Notes the moment a request is written (after the connection stands) and cuts a connection that
 * takes longer than the deadline for headers and body together: a read time-out alone never ends a
 * body that drips. One exchange per thread at a time.
 */
final class DeadlineExecutor extends HttpRequestExecutor implements AutoCloseable {
  private static final ThreadLocal<Exchange> CURRENT = new ThreadLocal<>();

  private final ScheduledThreadPoolExecutor watchdog;
  private final Duration deadline;

  DeadlineExecutor(Duration deadline) {
    this.deadline = deadline;
    this.watchdog =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "http-deadline");
              thread.setDaemon(true);
              return thread;
            });
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
      exchange.leave();
    }
    return super.execute(request, connection, informationCallback, context);
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
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

    private void leave() throws IOException {
      try {
        sent.leaving(System.nanoTime());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (IOException) new InterruptedIOException("stopped before sending").initCause(e);
      }
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
          cut ? "no complete reply within " + deadline.toSeconds() + " s" : cause.toString();
      return new IOException(call + ": " + what, cause);
    }
  }
}
