package io.tensoe.ingestion.cli;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Options of {@code ingest}. */
public interface IngestOptions extends DatabaseOptions, SourceOptions, SandboxWorldOptions {
  @Description(
      "CSV files on this machine: a path or pattern; a header with album_name and artist_name is"
          + " required.")
  @Nullable String getInput();

  void setInput(@Nullable String pattern);

  @Description("One album: its title; needs --artist.")
  @Nullable String getAlbum();

  void setAlbum(@Nullable String title);

  @Description("One album: its artist; needs --album.")
  @Nullable String getArtist();

  void setArtist(@Nullable String artist);

  @Description("Albums found by a search at the catalogue sources.")
  @Nullable String getSearch();

  void setSearch(@Nullable String text);

  @Description("Most albums taken from --search.")
  @Default.Integer(10)
  int getSearchLimit();

  void setSearchLimit(int limit);

  @Description(
      "CSV that pins albums to ids (spotify_id, upc, mbid, aoty_url) or forbids matches (forbid);"
          + " a bad row is an error.")
  @Nullable String getOverrides();

  void setOverrides(@Nullable String file);

  @Description("Also write this run's tracks as Parquet into this folder.")
  @Nullable String getExport();

  void setExport(@Nullable String folder);

  @Description("Where the summary goes. Default: DATADIR/runs/RUN/summary.json.")
  @Nullable String getSummary();

  void setSummary(@Nullable String file);

  @Description("Most genres kept per track.")
  @Default.Integer(10)
  int getMaxGenres();

  void setMaxGenres(int most);

  @Description("Most moods kept per track.")
  @Default.Integer(10)
  int getMaxMoods();

  void setMaxMoods(int most);

  @Description("Most rows per statement.")
  @Default.Integer(500)
  int getWriteBatch();

  void setWriteBatch(int rows);
}
