package io.tensoe.ingestion.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tensoe.ingestion.sandbox.albums.Catalogue;
import io.tensoe.ingestion.sandbox.albums.GeneratedAlbums;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.site.Answer;
import io.tensoe.ingestion.sandbox.site.Ask;
import io.tensoe.ingestion.sandbox.site.JsonBytes;
import io.tensoe.ingestion.sandbox.site.SiteAddress;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import io.tensoe.ingestion.sandbox.site.SiteWorld;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A loopback server that behaves like the {@link Sites}. Every connection has a thread of its own.
 * Safe for use by many threads.
 */
public final class Sandbox implements AutoCloseable {
  private static final int BACKLOG = 512;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final String STATS = "/stats";
  private static final String RESET = "/stats/reset";
  private static final int READY_THREADS = 128;

  /** One request from its arrival to its answer. */
  interface Exchange {
    Answer answer() throws InterruptedException;

    /** Call right before the answer leaves. */
    void leaving(Answer answer);
  }

  private final ServerSocket server;
  private final SandboxConfig config;
  private final StallDetector stalls = new StallDetector(System::nanoTime);
  private final FutureTask<List<Upstream>> upstreams;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  /**
   * As many as connections usually are stand ready: whoever starts a thread waits until it runs,
   * and on a busy machine the connections behind would seem to come later than they did.
   */
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          READY_THREADS,
          Integer.MAX_VALUE,
          1,
          TimeUnit.MINUTES,
          new SynchronousQueue<>(),
          work -> daemon(work, "sandbox-connection"),
          (late, closed) -> ((Connection) late).close());

  private Sandbox(SandboxConfig config, ServerSocket server) {
    this.config = config;
    this.server = server;
    this.upstreams = new FutureTask<>(this::open);
  }

  private List<Upstream> open() {
    Catalogue catalogue = new Catalogue(config.albums(), config.tracksPerAlbum());
    return Sites.ALL.stream().map(spec -> open(spec, catalogue)).toList();
  }

  private Upstream open(SiteSpec spec, Catalogue catalogue) {
    LongSupplier nanoTime = System::nanoTime;
    SiteWorld world =
        new SiteWorld(
            catalogue,
            root(),
            config.faults().of(spec.name()),
            config.options(),
            Sandbox::links,
            config.seed(),
            nanoTime);
    return new Upstream(spec, spec.open(world), config, nanoTime, System::currentTimeMillis);
  }

  private static Map<String, String> links(Release release) {
    Map<String, String> links = new LinkedHashMap<>();
    for (SiteSpec site : Sites.ALL) {
      site.page(release).ifPresent(page -> links.put(site.title(), page));
    }
    return links;
  }

  /** Waits for the catalogue, which is loaded while its user starts up. */
  private List<Upstream> upstreams() {
    try {
      return upstreams.get();
    } catch (ExecutionException broken) {
      throw new IllegalStateException("the sandbox's catalogue cannot be read", broken.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while the catalogue was loaded", stopped);
    }
  }

  /**
   * Starts serving on 127.0.0.1.
   *
   * @param port 0 = any free one
   * @throws IOException when the port is taken
   */
  public static Sandbox start(SandboxConfig config, int port) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
    Sandbox sandbox = new Sandbox(config, server);
    // Beside the start of everything else: it takes some 30 ms.
    daemon(sandbox.threads::prestartAllCoreThreads, "sandbox-threads").start();
    daemon(sandbox.upstreams, "sandbox-catalogue").start();
    daemon(sandbox::accept, "sandbox-accept").start();
    daemon(() -> sandbox.stalls.beatUntil(server::isClosed), "sandbox-stalls").start();
    return sandbox;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Writes the generated albums as an input file: header {@code album_name,artist_name}, a row
   * each.
   *
   * @param file is replaced when it exists
   * @throws IOException when the file cannot be written
   */
  public static void writeInput(SandboxConfig config, Path file) throws IOException {
    GeneratedAlbums albums = new GeneratedAlbums(config.albums(), config.tracksPerAlbum());
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("album_name,artist_name\n");
      for (int index = 0; index < albums.count(); index++) {
        out.write(albums.title(index) + "," + albums.artist(index) + "\n");
      }
    }
  }

  public int port() {
    return server.getLocalPort();
  }

  /**
   * Where a site is served.
   *
   * @param site name of the site
   * @param address name of the address within the site, see {@link SiteAddress#name()}
   * @throws IllegalArgumentException if there is none of that name
   */
  public URI address(String site, String address) {
    return Sites.named(site).addresses().stream()
        .filter(each -> each.name().equals(address))
        .findFirst()
        .map(this::address)
        .orElseThrow(
            () -> new IllegalArgumentException("the sandbox has no " + address + " of " + site));
  }

  /** Where one of the sites' addresses is served. */
  public URI address(SiteAddress address) {
    return URI.create(root() + address.path());
  }

  /** Where the counts are served; POST {@code /stats/reset} starts them afresh. */
  public URI stats() {
    return URI.create(root() + STATS);
  }

  /** What {@link #stats()} serves. */
  public String statsJson() {
    return new String(JsonBytes.object(this::writeStats), StandardCharsets.UTF_8);
  }

  /** Starts all counts afresh; the windows of the limits stay as they are. */
  public void resetStats() {
    upstreams().forEach(Upstream::reset);
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdown();
    connections.forEach(Connection::close);
  }

  private String root() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        serve(server.accept());
      } catch (IOException closed) {
        // Either close() was called, or one client gave up while it was accepted.
      }
    }
  }

  private void serve(Socket socket) {
    Connection connection = new Connection(socket, this, stalls, config.dripFor());
    connections.add(connection);
    threads.execute(connection);
  }

  void forget(Connection connection) {
    connections.remove(connection);
  }

  /** Finds whom the request is for and counts it there. */
  Exchange arrive(Ask ask, StallDetector.Moment arrived) {
    for (Upstream upstream : upstreams()) {
      for (SiteAddress address : upstream.spec().addresses()) {
        String base = address.base();
        if (ask.path().equals(base) || ask.path().startsWith(base + "/")) {
          return upstream.arrive(ask.below(base), arrived);
        }
      }
    }
    return new Own(ask);
  }

  /** Requests about the sandbox itself. */
  private final class Own implements Exchange {
    private final Ask ask;

    Own(Ask ask) {
      this.ask = ask;
    }

    @Override
    public Answer answer() {
      boolean isReset = ask.path().equals(RESET);
      if (isReset && ask.method().equals("POST")) {
        resetStats();
      }
      return isReset || ask.path().equals(STATS)
          ? Answer.usable(200, Answer.JSON, JsonBytes.object(Sandbox.this::writeStats))
          : Answer.refusal(404, Answer.PLAIN, "nothing here; try " + STATS + "\n");
    }

    @Override
    public void leaving(Answer answer) {}
  }

  private void writeStats(JsonGenerator json) throws IOException {
    for (Upstream upstream : upstreams()) {
      json.writeObjectFieldStart(upstream.spec().name());
      upstream.log().writeTo(json);
      json.writeEndObject();
    }
  }
}
