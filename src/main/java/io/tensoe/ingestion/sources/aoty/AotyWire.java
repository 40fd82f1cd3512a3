package io.tensoe.ingestion.sources.aoty;

import static io.tensoe.ingestion.sources.SourceException.Kind.CHALLENGED;
import static io.tensoe.ingestion.sources.SourceException.Kind.REFUSED;
import static io.tensoe.ingestion.sources.SourceException.Kind.THROTTLED;
import static io.tensoe.ingestion.sources.SourceException.Kind.UNAVAILABLE;
import static io.tensoe.ingestion.sources.SourceException.Kind.UNREADABLE;

import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.http.RetryAfter;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.sources.SourceException;
import io.tensoe.ingestion.sources.TextLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * What the site sends: from status and page to an answer. {@link AlbumPage}, {@link TrackList} and
 * {@link SearchPage} know the markup.
 */
final class AotyWire {
  /** Links on pages are relative to it, whatever base address they were fetched from. */
  static final String SITE = "https://www.albumoftheyear.org/";

  /** Levels of elements; pages of the site have less than 40. */
  private static final int DEEPEST = 128;

  /** Elements and texts of a page; one with 5,000 tracks would have some 200,000. */
  private static final int MOST_NODES = 300_000;

  private static final String HEADLINE = ".albumHeadline";

  /**
   * Signs of a Cloudflare challenge, seen live on this site since 2026-05-20. The path {@code
   * /cdn-cgi/challenge-platform/} is none: good pages hold it too.
   */
  private static final String CHALLENGE_HEADER = "cf-mitigated";

  private static final String CHALLENGE_TITLE = "just a moment...";
  private static final String CHALLENGE_TEXT = "performing security verification";

  private AotyWire() {}

  /**
   * Understands an album page.
   *
   * @param asked the request for people
   * @param address the page's address, in case it does not name its own
   * @return empty = there is no such page
   */
  static Optional<SourceAlbum> albumIn(Reply reply, String asked, String address, Instant now)
      throws SourceException {
    Optional<Document> page = pageIn(reply, asked, now);
    if (page.isEmpty()) {
      return Optional.empty();
    }
    Optional<SourceAlbum> album = new AlbumPage(page.get()).album(address);
    if (album.isEmpty()) {
      throw new SourceException(UNREADABLE, asked + ": no album headline, " + reply);
    }
    return Optional.of(TextLimits.checked(album.get(), asked));
  }

  /**
   * Understands a page of search results.
   *
   * @param asked the request for people
   * @return empty = nothing found
   */
  static Optional<Cards> cardsIn(Reply reply, String asked, Instant now) throws SourceException {
    Optional<Document> page = pageIn(reply, asked, now);
    if (page.isEmpty()) {
      return Optional.empty();
    }
    List<SourceAlbum> albums = SearchPage.cardsIn(page.get());
    if (albums == null) {
      throw new SourceException(UNREADABLE, asked + ": no search results, " + reply);
    }
    return albums.isEmpty() ? Optional.empty() : Optional.of(new Cards(albums));
  }

  /**
   * A page that a person has saved.
   *
   * @param address where it came from, in case it does not name its own; null = not known
   */
  static Optional<SourceAlbum> savedAlbumIn(Document page, @Nullable String address)
      throws SourceException {
    boolean isOfTheSite = address != null && AotyAddress.isAlbumPage(address, null);
    Optional<SourceAlbum> album = new AlbumPage(page).album(isOfTheSite ? address : null);
    return album.isEmpty()
        ? Optional.empty()
        : Optional.of(TextLimits.checked(album.get(), "not read"));
  }

  /** What a saved page is that holds no album, for people. */
  static String kindOf(Document page) {
    if (saysChallenge(page, page.text())) {
      return "the site's check of visitors, not the page behind it; save it once it shows";
    }
    String own = page.select("link[rel=canonical]").attr("href");
    String path = own.isEmpty() ? page.select("meta[property=og:url]").attr("content") : own;
    for (String kind : List.of("artist", "song", "genre", "label", "user", "list")) {
      if (path.contains("/" + kind + "/")) {
        return "a page of the site about a" + (kind.equals("artist") ? "n " : " ") + kind;
      }
    }
    return page.selectFirst(".albumBlock") != null
        ? "a page of the site that lists albums"
        : "not an album page of the site";
  }

  /**
   * What makes a page too much to be read: every selector looks at every element, and at all that
   * it stands in.
   *
   * @return null = nothing
   */
  static @Nullable String excessOf(Document page) {
    int[] elements = {0};
    boolean[] isDeep = {false};
    page.traverse(
        (node, depth) -> {
          elements[0]++;
          isDeep[0] |= depth >= DEEPEST - 1;
        });
    if (isDeep[0]) {
      return "nested " + DEEPEST + " levels deep";
    }
    return elements[0] > MOST_NODES ? "more than " + MOST_NODES + " parts" : null;
  }

  /** Reads HTML whose elements do not nest without end. */
  static Parser parser() {
    return Parser.htmlParser().setMaxDepth(DEEPEST);
  }

  static Document parsed(String html) {
    return Jsoup.parse(html, SITE, parser());
  }

  /**
   * @throws SourceException if the reply is a bot challenge
   */
  static void refuseChallenge(Reply reply, String asked) throws SourceException {
    boolean refused = reply.status() == 403 || reply.status() == 503;
    if (reply.header(CHALLENGE_HEADER) != null || (refused && looksLikeChallenge(reply.text()))) {
      throw new SourceException(
          CHALLENGED, asked + ": " + reply + ", the site lets only people in (bot challenge)");
    }
  }

  /**
   * @throws SourceException if the site asks to be left alone for a time
   */
  static void refuseHaste(Reply reply, String asked, Instant now) throws SourceException {
    Optional<Duration> wait = RetryAfter.of(reply, now);
    if (reply.status() == 429 || (reply.status() == 503 && wait.isPresent())) {
      throw new SourceException(THROTTLED, asked + ": " + reply, wait.orElse(null), null);
    }
  }

  private static boolean looksLikeChallenge(String html) {
    return saysChallenge(parsed(html), html);
  }

  private static boolean saysChallenge(Document page, String text) {
    boolean says =
        page.title().strip().toLowerCase(Locale.ROOT).equals(CHALLENGE_TITLE)
            || text.toLowerCase(Locale.ROOT).contains(CHALLENGE_TEXT);
    return says && page.selectFirst(HEADLINE) == null;
  }

  /** The one place where statuses of pages get their meaning. */
  private static Optional<Document> pageIn(Reply reply, String asked, Instant now)
      throws SourceException {
    refuseChallenge(reply, asked);
    refuseHaste(reply, asked, now);
    String said = asked + ": " + reply;
    return switch (reply.status()) {
      case 200 -> {
        if (reply.text().isBlank()) {
          throw new SourceException(UNAVAILABLE, said + ", empty");
        }
        yield Optional.of(whole(reply, said));
      }
      case 404, 410 -> Optional.empty();
      // There are no credentials that a person could correct: the site does not want to be asked.
      case 401, 403 -> throw new SourceException(CHALLENGED, said + ", the site refuses us");
      default -> {
        // An empty success, "not modified": no answer to this question; a redirect stays one.
        boolean isEmpty = reply.status() < 300 || reply.status() == 304;
        if (reply.status() >= 500 || reply.status() == 408 || isEmpty) {
          throw new SourceException(UNAVAILABLE, said);
        }
        throw new SourceException(REFUSED, said);
      }
    };
  }

  private static Document whole(Reply reply, String said) throws SourceException {
    String html = reply.text().toLowerCase(Locale.ROOT);
    if (html.contains("<html") && !html.contains("</html")) {
      throw new SourceException(UNREADABLE, said + ", cut off");
    }
    Document page = parsed(reply.text());
    String excess = excessOf(page);
    if (excess != null) {
      throw new SourceException(UNREADABLE, said + ", " + excess);
    }
    return page;
  }
}
