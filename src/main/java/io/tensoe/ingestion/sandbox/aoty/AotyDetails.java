package io.tensoe.ingestion.sandbox.aoty;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Text;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** The box of date, format, label and genres on an AOTY page. */
final class AotyDetails {
  private final Release release;
  private final PageFacts facts;
  private final boolean old;
  private final StringBuilder html = new StringBuilder(1024);

  private AotyDetails(Release release) {
    this.release = release;
    this.facts = PageFacts.of(release);
    this.old = facts.isOld();
  }

  static String of(Release release) {
    AotyDetails details = new AotyDetails(release);
    details.details();
    return details.html.toString();
  }

  private void details() {
    html.append(
        "<div class=\"albumTopBox info\"><div class=\"sectionHeading\"><h2>Details</h2></div>");
    row(date(), "Release Date");
    row(Text.html(facts.format()), "Format");
    row("<a href=\"/label/7-x/\">" + Text.html(release.label()) + "</a>", "Label");
    if (!facts.primary().isEmpty()) {
      row(genres(), "Genre");
    }
    html.append("</div>");
  }

  private void row(String value, String kind) {
    html.append("<div class=\"detailRow\">")
        .append(value)
        .append(" <span>/&nbsp;")
        .append(kind)
        .append("</span></div>");
  }

  private String date() {
    String year =
        String.format(Locale.ROOT, "<a href=\"/%1$d/releases/\">%1$d</a>", release.year());
    if (release.precision().equals("year")) {
      return year;
    }
    Month month = Month.of(Integer.parseInt(release.date().substring(5, 7)));
    String name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    String link =
        String.format(
            Locale.ROOT,
            "<a href=\"/%d/releases/%s-%02d.php\">%s</a>",
            release.year(),
            name.toLowerCase(Locale.ROOT),
            month.getValue(),
            name);
    return release.precision().equals("month")
        ? link + " " + year
        : String.format(
            Locale.ROOT, "%s %d, %s", link, LocalDate.parse(release.date()).getDayOfMonth(), year);
  }

  private String genres() {
    StringBuilder text = new StringBuilder();
    for (String genre : facts.primary()) {
      text.append(text.isEmpty() ? "" : ", ").append(genreLink(genre, Text.html(genre)));
      if (old) {
        text.append("<meta itemprop=\"genre\" content=\"" + Text.html(genre) + "\">");
      }
    }
    String separator = "<br />";
    for (String genre : facts.secondary()) {
      text.append(separator)
          .append(genreLink(genre, "<div class=\"secondary\">" + Text.html(genre) + "</div>"));
      separator = ", ";
    }
    return text.toString();
  }

  private static String genreLink(String genre, String content) {
    return String.format(
        Locale.ROOT,
        "<a href=\"/genre/%d-%s/\">%s</a>",
        1 + Dice.below(700, genre.hashCode()),
        Text.slug(genre),
        content);
  }
}
