package io.tensoe.ingestion.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One album in the words of one source. Null = this source did not say; everything is verbatim.
 *
 * @param source name of the source, as in its spec
 * @param id the source's own id
 * @param url page for people
 * @param title title
 * @param artists credited artists in order; empty = not said
 * @param type {@code album}, {@code single}, {@code compilation} or the format word of the site
 * @param releaseDate day of release, unknown parts filled with 1
 * @param precision how much of {@code releaseDate} is known; null exactly when that is null
 * @param totalTracks tracks on all discs
 * @param upc barcode digits, verbatim
 * @param label record label
 * @param popularity 0 to 100
 * @param genres genres, primary first; null = this source does not speak of genres, empty = it has
 *     none
 * @param tags descriptive words that are not genres; null = this source has no such thing
 * @param criticScore average of critics, 0 to 100, exact; null = unrated
 * @param criticCount reviews behind {@code criticScore}
 * @param userScore average of users, 0 to 100, exact; null = unrated
 * @param userCount ratings behind {@code userScore}
 * @param mustHear verbatim, e.g. {@code Critic Must Hear}
 * @param links where the page links to, by site name in lower case: the name of a source, to
 *     address
 * @param tracks track list in order; empty = not said
 */
public record SourceAlbum(
    String source,
    @Nullable String id,
    @Nullable String url,
    String title,
    List<String> artists,
    @Nullable String type,
    @Nullable LocalDate releaseDate,
    @Nullable DatePrecision precision,
    @Nullable Integer totalTracks,
    @Nullable String upc,
    @Nullable String label,
    @Nullable Integer popularity,
    @Nullable List<String> genres,
    @Nullable List<Tag> tags,
    @Nullable Double criticScore,
    @Nullable Integer criticCount,
    @Nullable Double userScore,
    @Nullable Integer userCount,
    @Nullable String mustHear,
    Map<String, String> links,
    List<SourceTrack> tracks)
    implements Serializable {

  /**
   * Starts one of which nothing more is known yet.
   *
   * @param artists empty = not said
   */
  public static SourceAlbumBuilder of(String source, String title, List<String> artists) {
    return new SourceAlbumBuilder(source, title, artists);
  }

  /** An album of which nothing but the id is told. */
  public static SourceAlbum named(String source, @Nullable String id) {
    return of(source, "", List.of()).id(id).build();
  }

  /** The same album, to change parts of it. */
  public SourceAlbumBuilder with() {
    return of(source, title, artists)
        .id(id)
        .url(url)
        .type(type)
        .released(releaseDate, precision)
        .totalTracks(totalTracks)
        .upc(upc)
        .label(label)
        .popularity(popularity)
        .genres(genres)
        .tags(tags)
        .critics(criticScore, criticCount)
        .users(userScore, userCount)
        .mustHear(mustHear)
        .links(links)
        .tracks(tracks);
  }

  /** The same album with another track list, e.g. once all its pages are read. */
  public SourceAlbum withTracks(List<SourceTrack> all) {
    return with().tracks(all).build();
  }
}
