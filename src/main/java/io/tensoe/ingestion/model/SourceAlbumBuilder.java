package io.tensoe.ingestion.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a source says of an album, each part by its name as in {@link SourceAlbum}. Not
 * thread-safe.
 */
public final class SourceAlbumBuilder {
  private String source;
  private @Nullable String id;
  private @Nullable String url;
  private String title;
  private List<String> artists;
  private @Nullable String type;
  private @Nullable LocalDate releaseDate;
  private @Nullable DatePrecision precision;
  private @Nullable Integer totalTracks;
  private @Nullable String upc;
  private @Nullable String label;
  private @Nullable Integer popularity;
  private @Nullable List<String> genres;
  private @Nullable List<Tag> tags;
  private @Nullable Double criticScore;
  private @Nullable Integer criticCount;
  private @Nullable Double userScore;
  private @Nullable Integer userCount;
  private @Nullable String mustHear;
  private Map<String, String> links = Map.of();
  private List<SourceTrack> tracks = List.of();

  SourceAlbumBuilder(String source, String title, List<String> artists) {
    this.source = source;
    this.title = title;
    this.artists = artists;
  }

  public SourceAlbumBuilder id(@Nullable String id) {
    this.id = id;
    return this;
  }

  public SourceAlbumBuilder url(@Nullable String url) {
    this.url = url;
    return this;
  }

  public SourceAlbumBuilder title(String title) {
    this.title = title;
    return this;
  }

  public SourceAlbumBuilder artists(List<String> artists) {
    this.artists = artists;
    return this;
  }

  public SourceAlbumBuilder type(@Nullable String type) {
    this.type = type;
    return this;
  }

  public SourceAlbumBuilder released(
      @Nullable LocalDate releaseDate, @Nullable DatePrecision precision) {
    this.releaseDate = releaseDate;
    this.precision = precision;
    return this;
  }

  public SourceAlbumBuilder totalTracks(@Nullable Integer totalTracks) {
    this.totalTracks = totalTracks;
    return this;
  }

  public SourceAlbumBuilder upc(@Nullable String upc) {
    this.upc = upc;
    return this;
  }

  public SourceAlbumBuilder label(@Nullable String label) {
    this.label = label;
    return this;
  }

  public SourceAlbumBuilder popularity(@Nullable Integer popularity) {
    this.popularity = popularity;
    return this;
  }

  public SourceAlbumBuilder genres(@Nullable List<String> genres) {
    this.genres = genres;
    return this;
  }

  public SourceAlbumBuilder tags(@Nullable List<Tag> tags) {
    this.tags = tags;
    return this;
  }

  public SourceAlbumBuilder critics(@Nullable Double criticScore, @Nullable Integer criticCount) {
    this.criticScore = criticScore;
    this.criticCount = criticCount;
    return this;
  }

  public SourceAlbumBuilder users(@Nullable Double userScore, @Nullable Integer userCount) {
    this.userScore = userScore;
    this.userCount = userCount;
    return this;
  }

  public SourceAlbumBuilder mustHear(@Nullable String mustHear) {
    this.mustHear = mustHear;
    return this;
  }

  public SourceAlbumBuilder links(Map<String, String> links) {
    this.links = links;
    return this;
  }

  public SourceAlbumBuilder tracks(List<SourceTrack> tracks) {
    this.tracks = tracks;
    return this;
  }

  /** The album with what was told so far. */
  public SourceAlbum build() {
    return new SourceAlbum(
        source,
        id,
        url,
        title,
        artists,
        type,
        releaseDate,
        precision,
        totalTracks,
        upc,
        label,
        popularity,
        genres,
        tags,
        criticScore,
        criticCount,
        userScore,
        userCount,
        mustHear,
        links,
        tracks);
  }
}
