package io.tensoe.ingestion.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a source says of a track, each part by its name as in {@link SourceTrack}. Not
 * thread-safe.
 */
public final class SourceTrackBuilder {
  private @Nullable String id;
  private String title;
  private List<String> artists = List.of();
  private @Nullable Integer disc;
  private @Nullable Integer number;
  private @Nullable Integer durationMs;
  private @Nullable Boolean explicit;
  private @Nullable Integer popularity;
  private @Nullable String isrc;
  private @Nullable String url;
  private @Nullable Double score;
  private @Nullable Integer scoreCount;
  private @Nullable List<Tag> tags;
  private @Nullable String tagsFrom;

  SourceTrackBuilder(String title) {
    this.title = title;
  }

  public SourceTrackBuilder id(@Nullable String id) {
    this.id = id;
    return this;
  }

  public SourceTrackBuilder title(String title) {
    this.title = title;
    return this;
  }

  public SourceTrackBuilder artists(List<String> artists) {
    this.artists = artists;
    return this;
  }

  public SourceTrackBuilder disc(@Nullable Integer disc) {
    this.disc = disc;
    return this;
  }

  public SourceTrackBuilder number(@Nullable Integer number) {
    this.number = number;
    return this;
  }

  public SourceTrackBuilder durationMs(@Nullable Integer durationMs) {
    this.durationMs = durationMs;
    return this;
  }

  public SourceTrackBuilder explicit(@Nullable Boolean explicit) {
    this.explicit = explicit;
    return this;
  }

  public SourceTrackBuilder popularity(@Nullable Integer popularity) {
    this.popularity = popularity;
    return this;
  }

  public SourceTrackBuilder isrc(@Nullable String isrc) {
    this.isrc = isrc;
    return this;
  }

  public SourceTrackBuilder url(@Nullable String url) {
    this.url = url;
    return this;
  }

  public SourceTrackBuilder rated(@Nullable Double score, @Nullable Integer scoreCount) {
    this.score = score;
    this.scoreCount = scoreCount;
    return this;
  }

  public SourceTrackBuilder tagged(@Nullable List<Tag> tags, @Nullable String tagsFrom) {
    this.tags = tags;
    this.tagsFrom = tagsFrom;
    return this;
  }

  /** The track with what was told so far. */
  public SourceTrack build() {
    return new SourceTrack(
        id,
        title,
        artists,
        disc,
        number,
        durationMs,
        explicit,
        popularity,
        isrc,
        url,
        score,
        scoreCount,
        tags,
        tagsFrom);
  }
}
