package io.tensoe.ingestion.sandbox.aoty;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Song;
import io.tensoe.ingestion.sandbox.albums.Text;
import java.util.Locale;

/** The track list of an AOTY page: one table a disc, features beside the title. Pure. */
final class AotyTracks {
  private AotyTracks() {}

  /**
   * @param unratedIn one song in so many has no rating, on a page that has ratings
   */
  static String list(Release release, int unratedIn) {
    if (release.songs().isEmpty()) {
      return "";
    }
    StringBuilder html = new StringBuilder();
    html.append("<div id=\"tracklist\" class=\"rightBox trackList\">");
    html.append("<div class=\"sectionHeading\"><h2>Track List</h2></div><div class=\"trackList\">");
    int disc = 0;
    boolean isRated = !PageFacts.of(release).user().isEmpty();
    long total = 0;
    for (Song song : release.songs()) {
      if (song.disc() != disc) {
        html.append(disc == 0 ? "" : "</table>");
        disc = song.disc();
        html.append(release.discs() > 1 ? "<div class=\"discNumber\">Disc " + disc + "</div>" : "");
        html.append("<table class=\"trackListTable\">");
      }
      row(html, release, song, isRated ? unratedIn : 1);
      total += song.millis();
    }
    return html.append("</table></div><div class=\"totalLength\">Total Length: ")
        .append(length(total / 60_000))
        .append("</div></div>")
        .toString();
  }

  private static void row(StringBuilder html, Release release, Song song, int unratedIn) {
    long seed = Dice.of(release.ref().number(), song.disc(), song.number(), 9);
    html.append("<tr><td class=\"trackNumber\">").append(song.number());
    html.append("</td><td class=\"trackTitle\"><a href=\"/song/")
        .append(Dice.below(900_000, seed))
        .append('-')
        .append(Text.slug(song.title()))
        .append("/\">")
        .append(Text.html(song.title()))
        .append("</a><div class=\"length\">")
        .append(Text.clock(song.millis()))
        .append("</div>");
    if (!song.note().isEmpty()) {
      html.append("<div class=\"trackNotes\">").append(Text.html(song.note())).append("</div>");
    }
    features(html, song);
    html.append("</td><td class=\"trackRating\">");
    boolean isRated = Dice.below(unratedIn, seed, 1) != 0;
    if (isRated) {
      int score = 50 + Dice.below(48, seed, 2);
      html.append(
          String.format(
              Locale.ROOT,
              "<span class=\"%s\" title=\"%d Ratings\">%d</span>",
              AotyPage.colour(score),
              20 + Dice.below(5000, seed, 3),
              score));
    }
    html.append("</td></tr>");
  }

  private static void features(StringBuilder html, Song song) {
    String separator = "<div class=\"featuredArtists\">feat. ";
    for (String artist : song.featured()) {
      html.append(separator)
          .append(
              String.format(
                  Locale.ROOT,
                  "<a href=\"/artist/%d-%s/\">%s</a>",
                  Dice.below(90_000, artist.hashCode()),
                  Text.slug(artist),
                  Text.html(artist)));
      separator = ", ";
    }
    html.append(song.featured().isEmpty() ? "" : "</div>");
  }

  private static String length(long minutes) {
    long hours = minutes / 60;
    String rest = minutes % 60 + " minutes";
    return hours == 0 ? rest : hours + (hours == 1 ? " hour, " : " hours, ") + rest;
  }
}
