package io.tensoe.ingestion.sources.aoty;

import static io.tensoe.ingestion.sources.SourceException.Kind.REFUSED;

import io.tensoe.ingestion.http.Call;
import io.tensoe.ingestion.match.Candidates;
import io.tensoe.ingestion.match.Decision;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.Wanted;
import io.tensoe.ingestion.sources.Absences;
import io.tensoe.ingestion.sources.MusicSource;
import io.tensoe.ingestion.sources.Question;
import io.tensoe.ingestion.sources.SourceClient;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.Sources;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores, genres and tags of Album of the Year. Looks, in this order, at pages saved by hand (no
 * request), at the page that the seed names (one request), and at what a search finds (two). Before
 * the first request robots.txt is read, unless the user states that the site permits it.
 *
 * <p>The site answers most programs with a bot challenge since 2026-05-20; that is reported, never
 * circumvented. Safe for use by several threads.
 */
public final class AotySource implements MusicSource {
  /** Base address of the site. */
  public static final URI BASE_URL = URI.create("https://www.albumoftheyear.org");

  private static final String TITLE = "Album of the Year";

  private final SourceClient client;
  private final AotyAddress address;
  private final RobotsPolicy policy;
  private final @Nullable Path folder;
  private final InstantSource clock;
  private final Robots robots;
  private @Nullable SavedPages saved;

  /**
   * @param baseUrl {@link #BASE_URL}, or a proxy or test server, with or without a path
   * @param pages folder of album pages saved by hand; null = none
   */
  public AotySource(SourceClient client, URI baseUrl, RobotsPolicy policy, @Nullable Path pages) {
    this(client, baseUrl, policy, pages, InstantSource.system());
  }

  AotySource(
      SourceClient client,
      URI baseUrl,
      RobotsPolicy policy,
      @Nullable Path pages,
      InstantSource clock) {
    this.client = client;
    this.address = new AotyAddress(baseUrl);
    this.policy = policy;
    this.folder = pages;
    this.clock = clock;
    this.robots = new Robots(client, address, clock);
  }

  @Override
  public Result find(Wanted wanted) throws SourceException, InterruptedException {
    Optional<Found> onDisk = saved(wanted);
    if (onDisk.isPresent()) {
      return onDisk.get();
    }
    String pinned = wanted.seed().pin(AotySpec.PIN.name());
    return pinned == null ? searched(wanted) : pinned(wanted, pinned);
  }

  /** The pause between requests that robots.txt asks for; empty = none, or not read yet. */
  public Optional<Duration> crawlDelay() {
    return robots.crawlDelay();
  }

  /** Lines on what a folder of saved pages holds, and on every file there that is not used. */
  public static List<String> notesOn(Path pages) {
    return SavedPages.in(pages).notes();
  }

  /** Lines on saved pages that no album has used in this process; empty = all were of use. */
  public static List<String> unusedOf(Path pages) {
    return SavedPages.in(pages).unused();
  }

  private Optional<Found> saved(Wanted wanted) throws SourceException {
    SavedPages pages = savedPages();
    Optional<Found> found = saved(wanted, pages);
    found.ifPresent(page -> pages.use(page.album()));
    return found;
  }

  private Optional<Found> saved(Wanted wanted, SavedPages pages) throws SourceException {
    Seed seed = wanted.seed();
    String pinned = seed.pin(AotySpec.PIN.name());
    Optional<SourceAlbum> byId =
        Optional.ofNullable(pinned)
            .flatMap(address::albumPath)
            .flatMap(AotyAddress::albumId)
            .flatMap(pages::withId)
            .filter(page -> isAllowed(seed, page));
    if (byId.isPresent()) {
      return Optional.of(named(byId.get(), wanted));
    }
    Optional<SourceAlbum> linked =
        SpotifyLink.idOf(wanted).flatMap(pages::linkedTo).filter(page -> isAllowed(seed, page));
    if (linked.isPresent()) {
      return Optional.of(new Found(linked.get(), 1.0));
    }
    // A seed that names its page means that page, not one of the same name.
    return pinned != null
        ? Optional.empty()
        : pages.named(seed).map(choice -> new Found(choice.album(), choice.confidence()));
  }

  private Result pinned(Wanted wanted, String url) throws SourceException, InterruptedException {
    Optional<String> path = address.albumPath(url);
    if (path.isEmpty()) {
      throw new SourceException(REFUSED, "aoty_url " + url + " is not an album page of the site");
    }
    Optional<SourceAlbum> page = page(path.get()).filter(album -> isAllowed(wanted.seed(), album));
    return page.isEmpty()
        ? Absent.because("Album of the Year has no page " + url)
        : named(page.get(), wanted);
  }

  private static boolean isAllowed(Seed seed, SourceAlbum page) {
    return !seed.forbids("aoty", page.id());
  }

  private static Found named(SourceAlbum page, Wanted wanted) throws SourceException {
    return new Found(page, RightPage.confidenceWhenNamed(page, wanted));
  }

  private Result searched(Wanted wanted) throws SourceException, InterruptedException {
    Seed seed = wanted.seed();
    Decision decision =
        search(seed)
            .map(cards -> Candidates.decide(seed, cards.albums(), Sources.pins()))
            .orElse(new Decision.None(null));
    if (decision instanceof Decision.Ambiguous several) {
      return Absences.ambiguous(TITLE, "aoty_url", seed, several.albums(), SourceAlbum::url);
    }
    if (decision instanceof Decision.Chosen card) {
      return opened(wanted, card);
    }
    return Absences.none(TITLE, ((Decision.None) decision).nearest());
  }

  /** The page of the right card, if it is about the wanted album. */
  private Result opened(Wanted wanted, Decision.Chosen card)
      throws SourceException, InterruptedException {
    Optional<String> path = Optional.ofNullable(card.album().url()).flatMap(address::albumPath);
    Optional<SourceAlbum> page =
        path.isEmpty()
            ? Optional.empty()
            : page(path.get()).filter(album -> isAllowed(wanted.seed(), album));
    Optional<Double> sure = page.flatMap(album -> RightPage.confidence(album, wanted));
    return sure.isEmpty()
        ? Absences.none(TITLE, card.album())
        : new Found(page.get(), Math.min(sure.get(), card.confidence()));
  }

  private Optional<Cards> search(Seed seed) throws SourceException, InterruptedException {
    Map<String, String> query = Map.of("q", seed.artist() + " " + seed.album());
    Call call = Call.get(address.base(), "/search/albums/", query);
    return client.ask(
        Question.of(
                call,
                Cards.class,
                reply -> AotyWire.cardsIn(reply, call.toString(), clock.instant()))
            .usefulIf(
                cards ->
                    !(Candidates.decide(seed, cards.albums(), Sources.pins())
                        instanceof Decision.None))
            .signedBy(this::checkRobots));
  }

  private Optional<SourceAlbum> page(String path) throws SourceException, InterruptedException {
    Call call = Call.get(address.base(), path, Map.of());
    return client.ask(
        Question.of(
                call,
                SourceAlbum.class,
                reply ->
                    AotyWire.albumIn(
                        reply, call.toString(), call.uri().toString(), clock.instant()))
            .signedBy(this::checkRobots));
  }

  private Call checkRobots(Call call) throws SourceException, InterruptedException {
    if (policy == RobotsPolicy.OBEY) {
      robots.check(call);
    }
    return call;
  }

  private synchronized SavedPages savedPages() {
    SavedPages pages = saved;
    if (pages == null) {
      pages = folder == null ? SavedPages.NONE : SavedPages.in(folder);
      saved = pages;
    }
    return pages;
  }
}
