package io.tensoe.ingestion.options.commands;

import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Options of {@code snapshot}. */
public interface SnapshotOptions extends DatabaseOptions {
  @Description(
      "Folder of all snapshots; this one goes to OUTPUT/VERSION, and OUTPUT/latest points to it.")
  @Default.String("snapshots")
  String getOutput();

  void setOutput(String folder);

  @Description("parquet, csv or parquet,csv.")
  @Default.String("parquet")
  String getFormat();

  void setFormat(String formats);

  @Description("Percentages of train, validation and test.")
  @Default.String("80,10,10")
  String getSplits();

  void setSplits(String percentages);

  @Description(
      "artist: no artist, credited or featured, is in two splits. time: older releases train, the"
          + " newest test, tracks without a date train.")
  @Default.String("artist")
  String getSplitBy();

  void setSplitBy(String way);

  @Description(
      "any: everything. ml: no values of sources whose terms forbid machine learning, and no tracks"
          + " whose title or artist is such a value.")
  @Default.String("any")
  String getPurpose();

  void setPurpose(String purpose);

  @Description("Sources whose values are left out, separated by commas.")
  @Nullable String getExclude();

  void setExclude(@Nullable String sources);

  @Description("Most tracks, in the order of their ids. Default: all.")
  @Nullable Long getLimit();

  void setLimit(@Nullable Long tracks);

  @Description("Write a snapshot without tracks, too; without it that is refused with exit code 3.")
  @Default.Boolean(false)
  boolean getAllowEmpty();

  void setAllowEmpty(boolean isAllowed);

  @Description("How many tracks are left out first, in the order of their ids.")
  @Default.Long(0)
  long getOffset();

  void setOffset(long tracks);
}
