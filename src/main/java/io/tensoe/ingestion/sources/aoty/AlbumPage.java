package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.SourceTrack;
import io.tensoe.ingestion.model.Tag;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * An album page. Selectors follow the markup seen in captures of May to October 2026; those with
 * {@code itemprop} the microdata markup of the years before. Links are matched by a part of their
 * address, because a browser that saves a page makes them absolute.
 */
final class AlbumPage {
  private static final String HEADLINE_TITLE = ".albumHeadline .albumTitle";
  private static final String HEADLINE_ARTIST = ".albumHeadline .artist";
  private static final String MUST_HEAR = ".albumHeadline .mustHearButton[title]";
  private static final String GENRE = "a[href*=/genre/]";
  private static final String ROW_TAG = ".detailRow a[href*=/tag/]";
  private static final String BOTTOM_TAG = ".tag a[href*=/tag/]";
  private static final String VIBE = ".detailRow.vibes .vibe > a";
  private static final String LINK_OUT = ".albumLinksFlex a[title][href]";
  private static final String SECONDARY = ".secondary";
  private static final String CANONICAL = "link[rel=canonical][href]";
  private static final String SHARED_AS = "meta[property=og:url][content]";
  private static final String COVER = "button.showImage[data-id]";

  private static final String MICRODATA = "[itemprop=byArtist]";
  private static final String MICRODATA_ARTIST = "[itemprop=byArtist] [itemprop=name]";
  private static final String MICRODATA_TITLE = "[itemprop=name]:not([itemprop=byArtist] *)";
  private static final String MICRODATA_DATE = "[itemprop=datePublished]";
  private static final String MICRODATA_GENRE = "meta[itemprop=genre]";

  private static final Pattern COVER_ID = Pattern.compile("\\d{1,12}");

  /** Linear in the length of its input, unlike a repeated choice, which also needs a deep stack. */
  private static final Pattern NOT_A_WORD = Pattern.compile("[&,+/\\s]+");

  private static final Set<String> JOINS = Set.of("and", "x", "with");

  /** Weight of words that the site does not weigh. */
  private static final int UNWEIGHED = 100;

  private final Element page;
  private final DetailRows rows;
  private final LinkedData linkedData;
  private final Scores scores;

  AlbumPage(Element page) {
    this.page = page;
    this.rows = new DetailRows(page);
    this.linkedData = LinkedData.in(page);
    this.scores = new Scores(page, linkedData);
  }

  /**
   * Everything the page says.
   *
   * @param askedUrl address of the page in case it does not name its own; null = not known
   * @return empty = not an album page: no headline and no microdata, or neither title nor artist
   */
  Optional<SourceAlbum> album(@Nullable String askedUrl) {
    if (page.selectFirst(HEADLINE_TITLE + ", " + HEADLINE_ARTIST + ", " + MICRODATA) == null) {
      return Optional.empty();
    }
    String title = title();
    List<String> artists = artists();
    if (title.isEmpty() || artists.isEmpty()) {
      return Optional.empty();
    }
    String url = url(askedUrl);
    ReleaseDate date = releaseDate();
    List<SourceTrack> tracks = TrackList.in(page);
    return Optional.of(
        SourceAlbum.of("aoty", title, artists)
            .id(id(url))
            .url(url)
            .type(rows.value("Format"))
            .released(date == null ? null : date.day(), date == null ? null : date.precision())
            .totalTracks(tracks.isEmpty() ? null : tracks.size())
            .label(rows.value("Label"))
            .genres(genres())
            .tags(tags())
            .critics(scores.critic(), scores.criticCount())
            .users(scores.user(), scores.userCount())
            .mustHear(mustHear())
            .links(links())
            .tracks(tracks)
            .build());
  }

  private String title() {
    return Stream.of(text(HEADLINE_TITLE), text(MICRODATA_TITLE), linkedData.title())
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The linked names; the whole text where it holds more than links and what joins them. */
  private List<String> artists() {
    Element line = page.selectFirst(HEADLINE_ARTIST);
    if (line == null || line.text().isBlank()) {
      String name = text(MICRODATA_ARTIST);
      String older = name.isEmpty() ? text(MICRODATA) : name;
      return older.isEmpty() ? linkedData.artists() : List.of(older);
    }
    List<String> linked =
        line.select("a").eachText().stream().filter(name -> !name.isBlank()).toList();
    Element rest = line.clone();
    rest.select("a").remove();
    return linked.isEmpty() || !onlyJoins(rest.text()) ? List.of(line.text().strip()) : linked;
  }

  /** Whether a text holds nothing but what stands between names. */
  private static boolean onlyJoins(String text) {
    return NOT_A_WORD
        .splitAsStream(text)
        .allMatch(word -> word.isEmpty() || JOINS.contains(word.toLowerCase(Locale.ROOT)));
  }

  private @Nullable String url(@Nullable String asked) {
    return Stream.of(
            attribute(CANONICAL, "href"), attribute(SHARED_AS, "content"), linkedData.url())
        .filter(url -> AotyAddress.isAlbumPage(url, asked))
        .findFirst()
        .orElse(asked);
  }

  private @Nullable String id(@Nullable String url) {
    Optional<String> id = url == null ? Optional.empty() : AotyAddress.albumId(url);
    String cover = attribute(COVER, "data-id").strip();
    return id.orElse(COVER_ID.matcher(cover).matches() ? cover : null);
  }

  private @Nullable ReleaseDate releaseDate() {
    ReleaseDate shown = ReleaseDate.inWords(Objects.requireNonNullElse(rows.value("Date"), ""));
    if (shown != null) {
      return shown;
    }
    ReleaseDate older = ReleaseDate.inIso(Texts.content(page.selectFirst(MICRODATA_DATE)));
    return older != null ? older : ReleaseDate.inIso(linkedData.date());
  }

  private List<String> genres() {
    List<Element> links =
        rows.row("Genre").map(row -> List.<Element>copyOf(row.select(GENRE))).orElse(List.of());
    Set<String> genres = new LinkedHashSet<>();
    links.stream()
        .filter(link -> link.selectFirst(SECONDARY) == null)
        .forEach(primary -> genres.add(primary.text()));
    links.forEach(any -> genres.add(any.text()));
    if (genres.isEmpty()) {
      page.select(MICRODATA_GENRE).forEach(meta -> genres.add(meta.attr("content").strip()));
    }
    if (genres.isEmpty()) {
      genres.addAll(linkedData.genres());
    }
    genres.remove("");
    return List.copyOf(genres);
  }

  /** Words of the tag row and vibes; pages without a tag row list their tags at the bottom. */
  private List<Tag> tags() {
    Set<String> words = new LinkedHashSet<>(page.select(ROW_TAG).eachText());
    if (words.isEmpty()) {
      words.addAll(page.select(BOTTOM_TAG).eachText());
    }
    words.addAll(page.select(VIBE).eachText());
    return words.stream().map(word -> new Tag(word, UNWEIGHED)).toList();
  }

  private @Nullable String mustHear() {
    String words = attribute(MUST_HEAR, "title").strip();
    return words.isEmpty() ? null : words;
  }

  private Map<String, String> links() {
    Map<String, String> links = new LinkedHashMap<>();
    for (Element link : page.select(LINK_OUT)) {
      links.putIfAbsent(link.attr("title").strip().toLowerCase(Locale.ROOT), link.absUrl("href"));
    }
    return links;
  }

  private String text(String selector) {
    Element element = page.selectFirst(selector);
    return element == null ? "" : element.text().strip();
  }

  private String attribute(String selector, String name) {
    Element element = page.selectFirst(selector);
    return element == null ? "" : element.attr(name);
  }
}
