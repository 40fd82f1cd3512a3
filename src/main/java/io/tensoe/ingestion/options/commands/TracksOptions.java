package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Options of {@code tracks}. */
public interface TracksOptions extends DatabaseOptions {
  @Description("Tracks on which this artist is credited, first or not.")
  @Nullable String getArtist();

  void setArtist(@Nullable String name);

  @Description("Tracks of this album.")
  @Nullable String getAlbum();

  void setAlbum(@Nullable String title);

  @Description("Tracks of this genre; spelling does not matter: hip-hop, Hip Hop.")
  @Nullable String getGenre();

  void setGenre(@Nullable String genre);

  @Description("Tracks of this mood.")
  @Nullable String getMood();

  void setMood(@Nullable String mood);

  @Description("Tracks of albums with at least this aoty_score, 0 to 100.")
  @Nullable Double getMinScore();

  void setMinScore(@Nullable Double score);

  @Description("Most tracks shown.")
  @Default.Integer(50)
  int getLimit();

  void setLimit(int limit);

  @Description("How many of them are left out first.")
  @Default.Integer(0)
  int getOffset();

  void setOffset(int offset);

  @Description("table, json (one object a line) or csv.")
  @Default.String("table")
  String getFormat();

  void setFormat(String format);
}
