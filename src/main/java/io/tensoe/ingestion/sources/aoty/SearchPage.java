package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.model.DatePrecision;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.sources.TextLimits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The answer to {@code /search/albums/?q=}: one card per album, in the markup of 2026. */
final class SearchPage {
  private static final String CARD = ".albumBlock";
  private static final String KIND = "data-type";
  private static final String ALBUM_LINK = "a[href*=/album/]";
  private static final String TITLE = ".albumTitle";

  /** Not linked for collaborations. */
  private static final String ARTIST = ".artistTitle";

  /** Year and format: {@code 2010 • LP}. */
  private static final String TYPE = ".type";

  /** What a page of this site has even when nothing was found: "Albums (0)", the search field. */
  private static final String OF_THE_SITE =
      ".subHeadline, input[name=q], form[action*=/search], .albumBlock";

  /** Cards of this kind are not the album, though they may carry its name. */
  private static final Set<String> NOT_ALBUMS = Set.of("music video", "unofficial");

  private static final Pattern YEAR = Pattern.compile("\\b((?:19|20)\\d\\d)\\b");
  private static final Pattern YEAR_AND_DOT =
      Pattern.compile("\\b(?:19|20)\\d\\d\\b|[\u2022\u00b7]");

  /** The site shows 60 on a page. */
  private static final int MOST_CARDS = 250;

  private SearchPage() {}

  /**
   * The cards of the page, without videos and unofficial releases.
   *
   * @return null = not a search page, or one whose cards are not where they were
   */
  static @Nullable List<SourceAlbum> cardsIn(Element page) {
    List<Element> cards = page.select(CARD).stream().limit(MOST_CARDS).toList();
    boolean foreign = page.selectFirst(OF_THE_SITE) == null;
    if (foreign || (cards.isEmpty() && page.selectFirst(ALBUM_LINK) != null)) {
      return null;
    }
    List<SourceAlbum> albums = new ArrayList<>();
    for (Element card : cards) {
      if (!NOT_ALBUMS.contains(card.attr(KIND).strip().toLowerCase(Locale.ROOT))) {
        album(card).ifPresent(albums::add);
      }
    }
    return albums;
  }

  private static Optional<SourceAlbum> album(Element card) {
    Element link = card.selectFirst(ALBUM_LINK);
    Element title = card.selectFirst(TITLE);
    if (link == null || title == null || title.text().isBlank()) {
      return Optional.empty();
    }
    Element artist = card.selectFirst(ARTIST);
    String artistName = artist == null ? "" : TextLimits.clean(artist.text()).strip();
    String titleText = TextLimits.clean(title.text()).strip();
    if (Math.max(titleText.length(), artistName.length()) > TextLimits.NAME) {
      return Optional.empty(); // no album has such a name: one card must not cost the others
    }
    Element type = card.selectFirst(TYPE);
    String words = type == null ? "" : type.text();
    Matcher year = YEAR.matcher(words);
    LocalDate date = year.find() ? LocalDate.of(Integer.parseInt(year.group(1)), 1, 1) : null;
    String format = YEAR_AND_DOT.matcher(words).replaceAll("").strip();
    return Optional.of(
        card(
            link.attr("href"),
            titleText,
            artistName.isEmpty() ? List.of() : List.of(artistName),
            TextLimits.word(format, TextLimits.WORD),
            date));
  }

  private static SourceAlbum card(
      String url,
      String title,
      List<String> artists,
      @Nullable String type,
      @Nullable LocalDate date) {
    DatePrecision precision = date == null ? null : DatePrecision.YEAR;
    String id = AotyAddress.albumId(url).orElse(null);
    return SourceAlbum.of("aoty", title, artists)
        .id(id)
        .url(url)
        .type(type)
        .released(date, precision)
        .build();
  }
}
