package io.tensoe.ingestion.sandbox.aoty;

import io.tensoe.ingestion.sandbox.albums.AlbumSearch;
import io.tensoe.ingestion.sandbox.albums.Catalogue;
import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Text;
import io.tensoe.ingestion.sandbox.albums.Variant;
import io.tensoe.ingestion.sandbox.albums.Variants;
import io.tensoe.ingestion.sandbox.site.Answer;
import io.tensoe.ingestion.sandbox.site.Ask;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.Site;
import io.tensoe.ingestion.sandbox.site.SiteWorld;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** albumoftheyear.org: search cards, album pages, robots.txt and its challenge. */
final class AotySite implements Site {
  private static final Pattern ALBUM = Pattern.compile("/album/(\\d+)(?:-[^/]*)?\\.php");
  private static final String SEARCH = "/search/albums/";
  private static final int CARDS = 60;
  private static final double GOOD = 0.5;
  private static final String CHALLENGE =
      "<!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title></head><body>"
          + "<div class=\"main-content\"><h1>www.albumoftheyear.org</h1>"
          + "<p>Performing security verification</p></div>"
          + "<script src=\"/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1\"></script>"
          + "</body></html>";

  private final Catalogue catalogue;
  private final AlbumSearch search;
  private final Function<Release, Map<String, String>> links;
  private final boolean robotsForbidSearch;

  AotySite(SiteWorld world) {
    this.catalogue = world.catalogue();
    this.search = new AlbumSearch(world.catalogue());
    this.links = world.links();
    this.robotsForbidSearch = world.fault(AotySiteSpec.ROBOTS).isPresent();
  }

  @Override
  public boolean isAside(Ask ask) {
    return ask.path().equals("/robots.txt");
  }

  @Override
  public Answer answer(Ask ask) {
    if (isAside(ask)) {
      return Answer.usable(200, Answer.PLAIN, Text.bytes(robots()));
    }
    if (ask.path().equals(SEARCH)) {
      return page(cards(ask.value("q")));
    }
    Matcher album = ALBUM.matcher(ask.path());
    Optional<Release> found =
        album.matches() ? catalogue.release(AotyId.ref(album.group(1))) : Optional.empty();
    return found
        .filter(release -> !release.has("no-aoty"))
        .map(release -> Answer.usable(200, Answer.HTML, AotyPage.of(release, links.apply(release))))
        .orElseGet(
            () -> Answer.usable(404, Answer.HTML, Text.bytes(frame("Page not found", "404"))));
  }

  /** Both as the site itself would write it and below the address it has here. */
  private String robots() {
    String searchRules = "Disallow: /search/\nDisallow: " + AotySiteSpec.BASE + "/search/\n";
    return "User-agent: *\nDisallow: /scripts/\n" + (robotsForbidSearch ? searchRules : "");
  }

  private static Answer page(String body) {
    return Answer.usable(200, Answer.HTML, Text.bytes(frame("Search", body)));
  }

  private static String frame(String title, String body) {
    return String.format(
            Locale.ROOT,
            "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>%s - Album of The"
                + " Year</title>",
            title)
        + "</head><body>"
        + body
        + "</body></html>";
  }

  /** Namesakes that nobody asked for come first, as on the site. */
  private String cards(String text) {
    List<String> words = Text.words(text);
    List<Release> hits =
        search.candidates(words).stream()
            .filter(release -> !release.has("no-aoty"))
            .filter(release -> AlbumSearch.score(release, words) >= GOOD)
            .sorted(
                Comparator.comparingDouble((Release release) -> AlbumSearch.score(release, words))
                    .reversed()
                    .thenComparing(release -> release.ref().index()))
            .toList();
    List<Release> shown = new ArrayList<>();
    if (!hits.isEmpty()) {
      shown.add(Variants.of(hits.get(0), Variant.VIDEO));
      shown.add(Variants.of(hits.get(0), Variant.TRIBUTE));
      if (hits.get(0).ref().index() % 3 == 0) {
        shown.add(Variants.of(hits.get(0), Variant.SINGLE));
      }
    }
    shown.addAll(hits.subList(0, Math.min(hits.size(), CARDS)));
    StringBuilder html = new StringBuilder(4096);
    html.append("<div class=\"subHeadline\">Albums (").append(shown.size()).append(")</div>");
    shown.forEach(release -> card(html, release));
    return html.toString();
  }

  private static void card(StringBuilder html, Release release) {
    String path = AotyId.path(release);
    String format = format(release);
    String artist = Text.html(String.join(" & ", release.artists()));
    boolean isLinked = release.artists().size() == 1;
    String artistTitle = "<div class=\"artistTitle\">" + artist + "</div>";
    html.append("<div class=\"albumBlock\" data-type=\"")
        .append(format.toLowerCase(Locale.ROOT))
        .append("\"><div class=\"image\"><a href=\"")
        .append(path)
        .append("\"><div class=\"noCover\"></div></a></div>")
        .append(
            isLinked
                ? String.format(
                    Locale.ROOT,
                    "<a href=\"/artist/%d-%s/\">%s</a>",
                    Dice.below(90_000, release.artist().hashCode()),
                    Text.slug(release.artist()),
                    artistTitle)
                : artistTitle)
        .append(String.format(Locale.ROOT, "<a href=\"%s\"><div class=\"albumTitle\">", path))
        .append(Text.html(release.plainTitle()))
        .append("</div></a><div class=\"type\">")
        .append(release.year())
        .append(" • ")
        .append(format)
        .append("</div><div class=\"ratingRowContainer\"></div></div>");
  }

  private static String format(Release release) {
    return switch (release.ref().variant()) {
      case ORIGINAL -> PageFacts.of(release).format();
      case VIDEO -> "Music Video";
      case SINGLE, TRIBUTE, KARAOKE -> "Single";
    };
  }

  @Override
  public Answer refusal(FaultKind kind, long dice, long retryAfterSeconds) {
    return switch (kind.key()) {
      case "throttle", "long429" ->
          Answer.refusal(429, Answer.HTML, frame("Too Many Requests", "Slow down"))
              .with("Retry-After", String.valueOf(retryAfterSeconds));
      case "challenge" ->
          Answer.refusal(403, Answer.HTML, CHALLENGE).with("cf-mitigated", "challenge");
      case "html" ->
          Answer.refusal(dice % 2 == 0 ? 200 : 502, Answer.HTML, frame("Maintenance", "Back soon"));
      default ->
          Answer.refusal(
              List.of(500, 502, 503, 504).get((int) (dice % 4)),
              Answer.HTML,
              frame("Error", "Something went wrong"));
    };
  }
}
