package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.model.SourceTrack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The track list of an album page: a table per disc since about 2019 (seen in captures of 2026), a
 * plain list before.
 */
final class TrackList {
  private static final String BOX = "#tracklist, .trackList";

  /** Headings and titles in the order of the page; each once, however tables nest. */
  private static final String DISCS_AND_TITLES =
      ".discNumber, table.trackListTable tr > td.trackTitle";

  private static final String DISC = "discNumber";
  private static final String NUMBER = "td.trackNumber";
  private static final String SONG = "a[href*=/song/]";
  private static final String BESIDE_TITLE = ".length, .trackNotes, .featuredArtists";
  private static final String LENGTH = ".length";
  private static final String FEATURED = ".featuredArtists a";
  private static final String RATING = "td.trackRating span";
  private static final String OLDER_ROW = "#tracklist li, .trackList ol > li";

  private static final Pattern SONG_ID = Pattern.compile("/song/(\\d+)");

  private TrackList() {}

  /**
   * All tracks, sorted by disc and number, because readers may have the page sort them by rating.
   * The artists of a track are its features only: the page names the main artist once, above.
   */
  static List<SourceTrack> in(Element page) {
    Element box = Objects.requireNonNullElse(page.selectFirst(BOX), page);
    List<SourceTrack> tracks = new ArrayList<>();
    int disc = 1;
    boolean named = false;
    Element last = null;
    for (Element part : box.select(DISCS_AND_TITLES)) {
      Element row = part.parent();
      if (part.hasClass(DISC)) {
        disc = discOf(part, named ? disc + 1 : 1);
        named = true;
      } else if (row != null && !row.equals(last)) {
        track(row, part, disc).ifPresent(tracks::add);
        last = row;
      }
    }
    if (tracks.isEmpty()) {
      page.select(OLDER_ROW)
          .forEach(row -> olderTrack(row, tracks.size() + 1).ifPresent(tracks::add));
    }
    tracks.sort(
        Comparator.comparing(SourceTrack::disc, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(SourceTrack::number, Comparator.nullsLast(Comparator.naturalOrder())));
    return List.copyOf(tracks);
  }

  private static int discOf(Element heading, int otherwise) {
    Integer written = Texts.number(heading.text());
    return written == null ? otherwise : written;
  }

  private static Optional<SourceTrack> track(Element row, Element cell, int disc) {
    String title = title(cell);
    if (title.isEmpty()) {
      return Optional.empty();
    }
    Element rating = row.selectFirst(RATING);
    return Optional.of(
        track(
            cell,
            title,
            disc,
            Texts.number(text(row.selectFirst(NUMBER))),
            rating == null ? null : Texts.score(rating.text()),
            rating == null ? null : Texts.count(rating.attr("title"))));
  }

  /** Before the tables: one list, numbered by its order, without ratings. */
  private static Optional<SourceTrack> olderTrack(Element row, int number) {
    String title = title(row);
    return title.isEmpty()
        ? Optional.empty()
        : Optional.of(track(row, title, 1, number, null, null));
  }

  private static SourceTrack track(
      Element cell,
      String title,
      int disc,
      @Nullable Integer number,
      @Nullable Double score,
      @Nullable Integer scoreCount) {
    Element song = cell.selectFirst(SONG);
    String url = song == null ? "" : song.absUrl("href");
    Matcher id = SONG_ID.matcher(url);
    return SourceTrack.of(title)
        .id(id.find() ? id.group(1) : null)
        .artists(cell.select(FEATURED).eachText())
        .disc(disc)
        .number(number)
        .durationMs(Texts.milliseconds(text(cell.selectFirst(LENGTH))))
        .url(url.isEmpty() ? null : url)
        .rated(score, scoreCount)
        .build();
  }

  private static String title(Element cell) {
    Element alone = cell.clone();
    alone.select(BESIDE_TITLE).remove();
    return alone.text().strip();
  }

  private static String text(@Nullable Element element) {
    return element == null ? "" : element.text();
  }
}
