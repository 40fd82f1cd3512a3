package io.tensoe.ingestion.http;

import java.io.IOException;
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
  private static final ThreadLocal<Long> LAST_SENT = ThreadLocal.withInitial(System::nanoTime);

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

  static long lastSentNanos() {
    return LAST_SENT.get();
  }

  Exchange begin() {
    Exchange exchange = new Exchange();
    CURRENT.set(exchange);
    LAST_SENT.set(System.nanoTime());
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
    LAST_SENT.set(System.nanoTime());
    return super.execute(request, connection, informationCallback, context);
  }

  @Override
  public void close() {
    watchdog.shutdownNow();
  }

  /** One request on its way. */
  final class Exchange {
    private @Nullable Future<?> alarm;
    private boolean over;
    private boolean cut;

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
