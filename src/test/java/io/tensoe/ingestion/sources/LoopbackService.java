package io.tensoe.ingestion.sources;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tensoe.ingestion.sources.SourceFacts.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A service on this machine that answers by script and remembers what arrived. */
final class LoopbackService implements AutoCloseable {
  static {
    // Else the body of a reply waits 40 ms for the acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** What every client sends, whatever the source; all other headers are the source's own. */
  private static final Set<String> STANDARD_HEADERS =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "host",
          "transfer-encoding",
          "user-agent");

  private static final Route NOT_FOUND = new Route(List.of(), 418, Map.of(), "no route");

  private final Predicate<String> isAside;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> arrived = Collections.synchronizedList(new ArrayList<>());
  private volatile List<Route> routes = List.of();
  private volatile @Nullable Route next;

  /**
   * @param isAside tells requests that are no questions about music by their decoded address
   */
  LoopbackService(Predicate<String> isAside) throws IOException {
    this.isAside = isAside;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The first that fits a request answers it. */
  void answers(List<Route> script) {
    routes = script;
  }

  /** Answers the next question with this one, whatever it is. */
  void answersOnce(Route route) {
    next = route;
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /**
   * Method, address, authorization, further headers and body of every request, in the order of
   * arrival.
   */
  List<String> arrived() {
    return List.copyOf(arrived);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String address = exchange.getRequestURI().toString();
    String headers = headers(exchange.getRequestHeaders());
    arrived.add(
        Stream.of(exchange.getRequestMethod(), address, headers, body)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "))
            .strip());
    Route route = route(URLDecoder.decode(address, StandardCharsets.UTF_8));
    route.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    // The worst service repeats what it was sent, key and all.
    String said = route.body().replace("%REQUEST%", address + " " + headers);
    byte[] bytes = said.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(route.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** The value of the authorization, then all that the source added: {@code name: value}. */
  private static String headers(Headers sent) {
    SortedMap<String, List<String>> own = new TreeMap<>();
    sent.forEach((name, values) -> own.put(name.toLowerCase(Locale.ROOT), values));
    Stream<String> authorization = own.getOrDefault("authorization", List.of()).stream();
    own.keySet().removeAll(STANDARD_HEADERS);
    return Stream.concat(
            authorization,
            own.entrySet().stream()
                .map(each -> each.getKey() + ": " + String.join(", ", each.getValue())))
        .collect(Collectors.joining(" "));
  }

  private synchronized Route route(String address) {
    Route fitting =
        routes.stream()
            .filter(each -> each.words().stream().allMatch(address::contains))
            .findFirst()
            .orElse(NOT_FOUND);
    @Nullable Route once = next;
    if (once == null || isAside.test(address)) {
      return fitting;
    }
    next = null;
    return once;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
