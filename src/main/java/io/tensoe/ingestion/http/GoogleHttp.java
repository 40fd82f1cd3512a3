package io.tensoe.ingestion.http;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpContent;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.UrlEncodedContent;
import com.google.api.client.http.apache.v5.Apache5HttpTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The leaf: Google HTTP Client over Apache HttpClient 5 with automatic retries, redirects, cookies
 * and decompression switched off, so that one {@link #send} is one request at the service. The
 * JDK's own client resends a GET after a reset and follows redirects; both would break limits
 * unseen. Safe for use by several threads.
 */
public final class GoogleHttp implements Http, AutoCloseable {
  /** Longest time from the first byte sent to the last byte received. */
  public static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 9_000;

  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private final PoolingHttpClientConnectionManager connections;
  private final CloseableHttpClient client;
  private final HttpRequestFactory requests;
  private final DeadlineExecutor executor;
  private final String userAgent;

  /**
   * @param connections most connections, and so most calls in flight, per host
   * @param userAgent how we introduce ourselves; some services demand one that identifies the
   *     program
   * @param deadline longest time for one call
   */
  public GoogleHttp(int connections, String userAgent, Duration deadline) {
    this.connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnTotal(connections * 2)
            .setMaxConnPerRoute(connections)
            .setConnectionFactory(ReplyLimits.connections())
            .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.ofMilliseconds(CONNECT_MILLIS))
                    .setSocketTimeout(Timeout.ofMilliseconds(READ_MILLIS))
                    .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                    .setTimeToLive(TimeValue.ofMinutes(5))
                    .build())
            .build();
    this.executor = new DeadlineExecutor(deadline);
    this.client =
        HttpClientBuilder.create()
            .setConnectionManager(this.connections)
            .setRequestExecutor(executor)
            .addResponseInterceptorFirst(ReplyLimits.withoutNonsense())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .disableDefaultUserAgent()
            .build();
    this.requests = new Apache5HttpTransport(client).createRequestFactory();
    this.userAgent = userAgent;
  }

  @Override
  public Reply send(Call call, SentListener sent) throws IOException, InterruptedException {
    DeadlineExecutor.Exchange exchange = executor.begin(sent);
    @Nullable HttpResponse response = null;
    try {
      response = request(call).execute();
      return new Reply(response.getStatusCode(), headers(response), body(response));
    } catch (InterruptedIOException e) {
      if (Thread.interrupted()) {
        throw (InterruptedException) new InterruptedException("while asking " + call).initCause(e);
      }
      throw exchange.explain(call, e);
    } catch (IOException e) {
      throw exchange.explain(call, e);
    } finally {
      exchange.end();
      if (response != null) {
        response.disconnect();
      }
    }
  }

  private HttpRequest request(Call call) throws IOException {
    @Nullable Map<String, String> form = call.form();
    @Nullable HttpContent content = form == null ? null : new UrlEncodedContent(form);
    HttpRequest request =
        requests.buildRequest(
            call.method(), new GenericUrl(call.wireUri().toString(), true), content);
    HttpHeaders headers = request.getHeaders();
    headers.setUserAgent(userAgent);
    headers.setAcceptEncoding("gzip");
    call.secretHeaders().forEach(headers::set);
    return request
        .setSuppressUserAgentSuffix(true)
        .setFollowRedirects(false)
        .setNumberOfRetries(0)
        .setThrowExceptionOnExecuteError(false)
        .setLoggingEnabled(false)
        .setCurlLoggingEnabled(false)
        .setConnectTimeout(CONNECT_MILLIS)
        .setReadTimeout(READ_MILLIS);
  }

  private static Map<String, String> headers(HttpResponse response) {
    Map<String, String> first = new HashMap<>();
    response
        .getHeaders()
        .forEach(
            (name, value) -> {
              Object one = value instanceof List<?> list && !list.isEmpty() ? list.get(0) : value;
              first.putIfAbsent(name.toLowerCase(Locale.ROOT), String.valueOf(one));
            });
    return first;
  }

  private static String body(HttpResponse response) throws IOException {
    if (response.getStatusCode() == NO_CONTENT || response.getStatusCode() == NOT_MODIFIED) {
      return ""; // the library would read from a stream that is not there
    }
    try (@Nullable InputStream content = response.getContent()) {
      if (content == null) {
        return "";
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[16 * 1024];
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        bytes.write(buffer, 0, n);
        if (bytes.size() > ReplyLimits.BODY) {
          response.disconnect(); // else closing would read on to the end, which may never come
          throw new IOException("the body is larger than " + ReplyLimits.BODY + " bytes");
        }
      }
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }

  /** Aborts whatever is in flight. */
  @Override
  public void close() {
    executor.close();
    client.close(CloseMode.IMMEDIATE);
    connections.close(CloseMode.IMMEDIATE);
  }
}
