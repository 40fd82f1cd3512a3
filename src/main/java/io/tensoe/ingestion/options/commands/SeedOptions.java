package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Which albums are wanted. Those of the sandbox are among them. */
public interface SeedOptions extends DatabaseOptions, GeneratedOptions {
  @Description(
      "CSV files on this machine: a path or pattern; a header with album_name and artist_name is"
          + " required, or that of an export that is known.")
  @Nullable String getInput();

  void setInput(@Nullable String pattern);

  @Description(
      "Which column of --input is which, where the header says it in other words:"
          + " album=NAME,artist=NAME, also year, {pins}.")
  @Nullable String getColumns();

  void setColumns(@Nullable String columns);

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
}
