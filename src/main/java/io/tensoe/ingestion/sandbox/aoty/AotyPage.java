package io.tensoe.ingestion.sandbox.aoty;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Text;
import io.tensoe.ingestion.sandbox.site.JsonBytes;
import java.util.Locale;
import java.util.Map;

/** AOTY's album page, in the markup of 2026 and in the microdata markup before it. Pure. */
final class AotyPage {
  private static final int GREEN = 70;
  private static final int YELLOW = 50;
  private static final int UNRATED_SONG_IN = 15;

  private final Release release;
  private final Map<String, String> links;
  private final PageFacts facts;
  private final boolean old;
  private final StringBuilder html = new StringBuilder(8192);

  private AotyPage(Release release, Map<String, String> links) {
    this.release = release;
    this.links = links;
    this.facts = PageFacts.of(release);
    this.old = facts.isOld();
  }

  /**
   * @param links addresses of the release elsewhere, by the title of the site
   */
  static byte[] of(Release release, Map<String, String> links) {
    return Text.bytes(new AotyPage(release, links).written());
  }

  private String written() {
    String title = Text.html(release.artist() + " - " + release.plainTitle());
    html.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(title)
        .append(" - Reviews - Album of The Year</title>");
    if (!old) {
      jsonLd();
    }
    html.append("<script src=\"/cdn-cgi/challenge-platform/scripts/jsd/main.js\"></script></head>");
    html.append(
        old
            ? "<body><div class=\"fullWidth\" itemscope itemtype=\"http://schema.org/MusicAlbum\">"
            : "<body><div class=\"fullWidth\">");
    headline();
    cover();
    criticBox();
    userBox();
    html.append(AotyDetails.of(release));
    links();
    html.append(AotyTracks.list(release, UNRATED_SONG_IN));
    return html.append("</div></body></html>").toString();
  }

  private void jsonLd() {
    byte[] json = JsonBytes.object(document -> AotyJsonLd.write(document, release));
    html.append("<script type=\"application/ld+json\">")
        .append(new String(json, java.nio.charset.StandardCharsets.UTF_8).replace("</", "<\\/"))
        .append("</script>");
  }

  private void headline() {
    html.append("<div class=\"albumHeadline\"><div class=\"artist\">");
    if (old) {
      html.append("<span itemprop=\"byArtist\" itemscope>");
    }
    String separator = "";
    for (String artist : release.artists()) {
      html.append(separator).append(old ? "<span itemprop=\"name\">" : "");
      html.append(
          artist.equals("Various Artists")
              ? artist
              : String.format(
                  Locale.ROOT,
                  "<a href=\"/artist/%d-%s/\">%s</a>",
                  Dice.below(90_000, artist.hashCode()),
                  Text.slug(artist),
                  Text.html(artist)));
      html.append(old ? "</span>" : "");
      separator = " &amp; ";
    }
    html.append(old ? "</span></div>" : "</div>");
    String title = Text.html(release.plainTitle());
    html.append(
        old
            ? String.format(
                Locale.ROOT,
                "<div class=\"albumTitle\"><span itemprop=\"name\">%s</span></div>",
                title)
            : String.format(Locale.ROOT, "<h1 class=\"albumTitle\">%s</h1>", title));
    mustHear();
    html.append("</div>");
  }

  private void mustHear() {
    String words =
        switch (facts.mustHear()) {
          case "critic" -> "Critic Must Hear";
          case "user" -> "User Must Hear";
          case "both" -> "Critic & User Must Hear";
          default -> "";
        };
    if (!words.isEmpty()) {
      html.append(
          String.format(
              Locale.ROOT,
              "<div class=\"mustHearButton\" title=\"%s\"><i class=\"fas fa-star\"></i></div>",
              Text.html(words)));
    }
  }

  private void cover() {
    String image =
        String.format(Locale.ROOT, "https://cdn2.albumoftheyear.org/375x0/album/%d.jpg", id());
    html.append("<div class=\"albumTopBox cover\">");
    html.append(
        old
            ? String.format(Locale.ROOT, "<img class=\"lazyload\" data-src=\"%s\">", image)
            : String.format(
                Locale.ROOT,
                "<button class=\"showImage\" data-id=\"%d\"><img src=\"%s\" srcset=\"%s"
                    + " 2x\"></button>",
                id(),
                image,
                image.replace("375x0", "750x0")));
    html.append("</div>");
  }

  private void criticBox() {
    html.append("<div class=\"albumTopBox\"><div class=\"albumCriticScoreBox\">");
    html.append("<div class=\"heading\">Critic Score</div><div class=\"albumCriticScore\">");
    if (facts.critic().isEmpty()) {
      html.append("NR</div></div>");
      return;
    }
    String score = score("#critics", facts.critic());
    html.append(old ? "<span itemprop=\"ratingValue\">" + score + "</span>" : score);
    html.append("</div><div class=\"text numReviews\">Based on ");
    html.append(
        String.format(
            Locale.ROOT,
            old ? "<span itemprop=\"ratingCount\">%,d</span>" : "<strong>%,d</strong>",
            facts.critics()));
    html.append(" reviews</div><div class=\"text gray\">").append(release.year());
    html.append(" Ratings: <strong><a href=\"/ratings/\">#")
        .append(1 + Dice.below(240, release.ref().number()))
        .append("</a></strong> / 240</div></div>");
  }

  private void userBox() {
    html.append("<div class=\"albumUserScoreBox\"><div class=\"heading\">User Score</div>");
    html.append("<div class=\"albumUserScore\">");
    if (facts.user().isEmpty()) {
      html.append("NR</div></div></div>");
      return;
    }
    // The missing semicolon is the site's own.
    html.append(score("#users", facts.user()))
        .append("</div><div class=\"text numReviews\">Based on <a href=\"")
        .append(AotyId.path(release).replace(".php", ""))
        .append(
            String.format(
                Locale.ROOT,
                "/user-reviews/?type=ratings\"><strong>%,d</strong></a>&nbspratings</div></div></div>",
                facts.users()));
  }

  private static String score(String link, String exact) {
    return String.format(
        Locale.ROOT, "<a href=\"%s\" title=\"%s\">%s</a>", link, exact, PageFacts.rounded(exact));
  }

  private void links() {
    html.append("<div class=\"albumLinksFlex\">");
    links.forEach(this::link);
    link("Amazon", "https://www.amazon.com/s?k=" + Text.slug(release.plainTitle()));
    html.append("</div>");
  }

  private void link(String title, String address) {
    html.append(
        String.format(
            Locale.ROOT,
            "<a href=\"%s\" title=\"%s\" target=\"_blank\"><div class=\"albumButton\"></div></a>",
            address,
            title));
  }

  private int id() {
    return AotyId.of(release.ref());
  }

  /** The class that colours a score. */
  static String colour(int score) {
    return score >= GREEN ? "green-font" : score >= YELLOW ? "yellow-font" : "red-font";
  }
}
