package io.tensoe.ingestion.model;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One track in the words of one source. Null = this source did not say; everything is verbatim.
 *
 * @param id the source's own id, as delivered
 * @param title title
 * @param artists credited artists in order; empty = not said
 * @param disc disc number, from 1
 * @param number position on its disc, from 1
 * @param durationMs length in milliseconds; never 0 (0 on the wire means unknown and becomes null)
 * @param explicit whether the source flags explicit lyrics
 * @param popularity 0 to 100
 * @param isrc 12 characters, upper case, without hyphens
 * @param url page for people
 * @param score the source's rating of the track, 0 to 100
 * @param scoreCount ratings behind {@code score}
 * @param tags tags, strongest first; null = not answered, empty = answered with none
 * @param tagsFrom what the tags were attached to: {@code track}, {@code album} or {@code artist};
 *     null where {@code tags} is null or empty
 */
public record SourceTrack(
    @Nullable String id,
    String title,
    List<String> artists,
    @Nullable Integer disc,
    @Nullable Integer number,
    @Nullable Integer durationMs,
    @Nullable Boolean explicit,
    @Nullable Integer popularity,
    @Nullable String isrc,
    @Nullable String url,
    @Nullable Double score,
    @Nullable Integer scoreCount,
    @Nullable List<Tag> tags,
    @Nullable String tagsFrom)
    implements Serializable {

  /** Starts one of which nothing but the title is known yet. */
  public static SourceTrackBuilder of(String title) {
    return new SourceTrackBuilder(title);
  }

  /** The same track, to change parts of it. */
  public SourceTrackBuilder with() {
    return of(title)
        .id(id)
        .artists(artists)
        .disc(disc)
        .number(number)
        .durationMs(durationMs)
        .explicit(explicit)
        .popularity(popularity)
        .isrc(isrc)
        .url(url)
        .rated(score, scoreCount)
        .tagged(tags, tagsFrom);
  }
}
