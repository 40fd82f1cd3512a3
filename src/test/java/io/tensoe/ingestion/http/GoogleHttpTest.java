package io.tensoe.ingestion.http;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server of bare sockets, which sees every request and can do every harm. */
class GoogleHttpTest {
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private ServerSocket server;
  private GoogleHttp http;
  private Answer answer;

  /** Writes to a client what it likes. */
  @FunctionalInterface
  private interface Answer {
    void to(Socket client) throws Exception;
  }

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    http = new GoogleHttp(4, "test-agent", Duration.ofSeconds(1));
    Thread accepting = new Thread(this::serve);
    accepting.setDaemon(true);
    accepting.start();
  }

  @AfterEach
  void close() throws IOException {
    http.close();
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder head = new StringBuilder();
        for (String line = reader.readLine();
            line != null && !line.isEmpty();
            line = reader.readLine()) {
          head.append(line).append('\n');
        }
        requests.add(head.toString());
        answer.to(client);
      } catch (Exception e) {
        // The client hung up, or the test is over.
      }
    }
  }

  private static Answer text(String response) {
    return client ->
        client
            .getOutputStream()
            .write(response.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private Call call() {
    return Call.get(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/find?q=a+b"))
        .withSecretQuery("api_key", "s3cret")
        .withSecretHeader("Authorization", "Bearer t0ken");
  }

  @Test
  void secretsReachTheServiceAndNothingElse() throws Exception {
    answer = text("HTTP/1.1 200 OK\nContent-Length: 2\nConnection: close\n\nok");
    Reply reply = http.send(call());
    assertThat(reply.text(), is("ok"));
    assertThat(requests.get(0), containsString("GET /find?q=a+b&api_key=s3cret HTTP/1.1"));
    assertThat(requests.get(0), containsString("Bearer t0ken"));
    assertThat(requests.get(0), containsString("User-Agent: test-agent\n"));
    assertThat(call().toString(), not(containsString("s3cret")));
    assertThat(call().toString(), not(containsString("t0ken")));
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void aReplyThatCannotHaveABodyIsAReply(int status) throws Exception {
    answer = text("HTTP/1.1 " + status + " Nothing\nConnection: close\n\n");
    Reply reply = http.send(call());
    assertThat(reply.status(), is(status));
    assertThat(reply.text(), is(""));
  }

  @Test
  void aBodyIsUtf8WhateverItsHeaderSaysAndMayBeZipped() throws Exception {
    answer =
        client -> {
          ByteArrayOutputStream zipped = new ByteArrayOutputStream();
          try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write("Björk".getBytes(StandardCharsets.UTF_8));
          }
          OutputStream out = client.getOutputStream();
          out.write(
              ("HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=ISO-8859-1\r\n"
                      + "Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: "
                      + zipped.size()
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
          out.write(zipped.toByteArray());
        };
    assertThat(http.send(call()).text(), is("Björk"));
  }

  @Test
  void aRedirectIsAReplyAndIsNotFollowed() throws Exception {
    answer =
        text("HTTP/1.1 302 Found\nLocation: /elsewhere\nContent-Length: 0\nConnection: close\n\n");
    Reply reply = http.send(call());
    assertThat(reply.status(), is(302));
    assertThat(reply.header("LOCATION"), is("/elsewhere"));
    assertThat(requests.size(), is(1));
  }

  @Test
  void everyStatusIsAReply() throws Exception {
    answer =
        text("HTTP/1.1 503 Busy\nRetry-After: 7\nContent-Length: 4\nConnection: close\n\nbusy");
    Reply reply = http.send(call());
    assertThat(reply.status(), is(503));
    assertThat(reply.header("Retry-After"), is("7"));
    assertThat(reply.text(), is("busy"));
    assertThat("503 with Retry-After is not sent again", requests.size(), is(1));
  }

  @Test
  void aResetIsAFailureAndIsNotSentAgain() throws Exception {
    answer = client -> client.setSoLinger(true, 0);
    IOException e = assertThrows(IOException.class, () -> http.send(call()));
    Thread.sleep(200); // long enough for a hidden second request to arrive
    assertThat(requests.size(), is(1));
    assertThat(e.getMessage(), not(containsString("s3cret")));
    assertThat(e.getMessage(), containsString("/find?q=a+b"));
  }

  @Test
  void aTruncatedBodyIsAFailure() {
    answer = text("HTTP/1.1 200 OK\nContent-Length: 100\nConnection: close\n\n{\"half\":");
    assertThrows(IOException.class, () -> http.send(call()));
    assertThat(requests.size(), is(1));
  }

  @Test
  void aBodyThatDripsIsCutAtTheDeadline() {
    answer =
        client -> {
          OutputStream out = client.getOutputStream();
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(StandardCharsets.UTF_8));
          for (int i = 0; i < 1000; i++) {
            out.write('x');
            out.flush();
            Thread.sleep(50);
          }
        };
    long start = System.nanoTime();
    IOException e = assertThrows(IOException.class, () -> http.send(call()));
    assertThat(e.getMessage(), containsString("no complete reply within 1 s"));
    assertThat((System.nanoTime() - start) / 1_000_000, lessThan(5_000L));
  }

  @Test
  void aFormIsPostedAsAForm() throws Exception {
    answer = text("HTTP/1.1 200 OK\nContent-Length: 0\nConnection: close\n\n");
    Call post =
        new Call(
            "POST",
            URI.create("http://127.0.0.1:" + server.getLocalPort() + "/api/token"),
            Map.of(),
            Map.of(),
            Map.of("grant_type", "client_credentials"));
    assertThat(http.send(post).text(), equalTo(""));
    assertThat(requests.get(0), containsString("POST /api/token HTTP/1.1"));
    assertThat(requests.get(0), containsString("application/x-www-form-urlencoded"));
  }

  @Test
  void theTimeOfSendingIsWhenTheRequestWasWritten() throws Exception {
    answer =
        client -> {
          Thread.sleep(300);
          text("HTTP/1.1 200 OK\nContent-Length: 0\nConnection: close\n\n").to(client);
        };
    AtomicLong left = new AtomicLong();
    long before = System.nanoTime();
    http.send(call(), left::set);
    long sent = left.get() - before;
    assertThat(sent / 1_000_000, lessThan(280L));
    assertThat(sent >= 0, is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 ",
        "HTTP/1.1 200 OK\r\nX: ",
        "HTTP/1.1 200 OK\r\n\0X: a\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;ext=",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nTrailer: ",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\0X: a\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n000000",
        "\0\r\n",
        "HTTP/1.1 200 OK\r\n\r\n"
      })
  void whatNeverEndsIsGivenUpLongBeforeTheDeadline(String start) {
    answer = client -> writeForEver(client, start);
    try (GoogleHttp patient = new GoogleHttp(1, "test-agent", Duration.ofSeconds(30))) {
      IOException e = assertThrows(IOException.class, () -> patient.send(call()));
      assertThat(e.getMessage(), containsString("/find?q=a+b"));
      assertThat(e.getMessage(), not(containsString("no complete reply within")));
      assertThat(e.getMessage(), not(containsString("s3cret")));
      assertThat(e.getMessage().length(), lessThan(500));
    }
  }

  @Test
  void promisesOfAReplyWithoutEndAreCutAtTheDeadline() {
    answer = client -> writeForEver(client, "\0HTTP/1.1 100 Continue\r\n\r\n");
    assertThrows(IOException.class, () -> http.send(call()));
  }

  /**
   * @param start what to write once; behind a NUL what to write again and again, else zeros
   */
  private static void writeForEver(Socket client, String start) throws IOException {
    OutputStream out = client.getOutputStream();
    String[] parts = start.split("\0", -1);
    out.write(parts[0].getBytes(StandardCharsets.UTF_8));
    byte[] block =
        (parts.length > 1 ? parts[1] : "0").repeat(4096).getBytes(StandardCharsets.UTF_8);
    while (true) {
      out.write(block);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40})
  void aSmallBodyThatUnpacksToALargeOneIsAFailure(int layers) throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 10 * layers; i++) {
        zip.write(zeros);
      }
    }
    answer =
        client -> {
          OutputStream out = client.getOutputStream();
          out.write(
              ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                      + zipped.size()
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
          out.write(zipped.toByteArray());
        };
    IOException e = assertThrows(IOException.class, () -> http.send(call()));
    assertThat(e.getMessage(), containsString("larger than 8388608 bytes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Age: soon",
        "Age: ",
        "Age: 99999999999999999999999999",
        "Age: -1",
        "Age: 1\nAge: 2",
        "Age: 1, 2",
        "Age: 1.5",
        "Age: ١",
        "Content-Length: ten",
        "Content-Length: -5",
        "Content-Length: ",
        "Content-Length: 99999999999999999999",
        "Content-Length: 2\nContent-Length: 3",
        "Content-Length: 2, 2",
        "Retry-After: whenever",
        "Retry-After: 1e9",
        "Date: yesterday",
        "Expires: 0",
        "Last-Modified: -1",
        "Content-Type: ///;;;",
        "Content-Type: text/html; charset=klingon",
        "Content-Encoding: ",
        "Content-Encoding: x-none",
        "ETag: \"",
        "Location: :://",
        "Content-Range: x",
        "Content-MD5: ?",
        "Warning: x",
        "WWW-Authenticate: ,,,=",
        "Vary: \u0001",
        "Set-Cookie: =;=",
        ": no name",
        "no colon at all"
      })
  void aHeaderThatMakesNoSenseIsAsIfItWereNotThere(String header) throws Exception {
    answer = text("HTTP/1.1 200 OK\n" + header + "\nConnection: close\n\nok");
    Reply reply = http.send(call());
    assertThat(reply.status(), is(200));
    assertThat(reply.text(), is("ok"));
    assertThat(reply.header("age"), is(nullValue()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 abc OK",
        "HTTP/1.1 99999999999 OK",
        "HTTP/1.1",
        "HTTP/9.9 200 OK",
        "ICY 200 OK",
        "HTTP/1.1 -1 OK",
        "HTTP/1.1 0 OK",
        "HTTP/1.1 200\nTransfer-Encoding: bogus",
        "HTTP/1.1 200\nTransfer-Encoding: chunked",
        "HTTP/1.1 200\nContent-Encoding: gzip"
      })
  void aReplyThatIsNoneIsAFailureOrAReplyButNoBug(String head) {
    answer = text(head + "\nConnection: close\n\nok");
    try {
      http.send(call());
    } catch (IOException e) {
      assertThat(e.getMessage(), containsString("/find?q=a+b"));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
