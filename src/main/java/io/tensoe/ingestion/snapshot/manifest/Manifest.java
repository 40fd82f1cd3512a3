package io.tensoe.ingestion.snapshot.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.snapshot.rows.HashFile;
import io.tensoe.ingestion.snapshot.rows.RowHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code manifest.json}: what a snapshot holds, where that came from and what may be done with it.
 * Its form is described by {@code snapshot/manifest.schema.json}.
 *
 * @param manifestVersion of this form
 * @param version name of the snapshot
 * @param moment when the database was as the rows are, by its clock
 * @param sandbox whether rows come from the built-in upstreams and are imitated
 * @param codeVersion version of the program
 * @param contentHash equal for equal rows, see {@link HashFile} and {@link RowHash}
 * @param options what was asked for
 * @param rows by split, and {@code total}
 * @param splits figures of each split; empty = the snapshot is older than these
 * @param dropped what was left out
 * @param fields columns in their order
 * @param sources by name, those that gave a value
 * @param files all but the manifest itself
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Manifest(
    int manifestVersion,
    String version,
    Instant moment,
    boolean sandbox,
    String codeVersion,
    String contentHash,
    Map<String, Object> options,
    Map<String, Long> rows,
    Map<String, SplitFigures> splits,
    Dropped dropped,
    List<Field> fields,
    Map<String, Source> sources,
    List<File> files) {

  public static final String NAME = "manifest.json";
  public static final int VERSION = 1;

  @SuppressWarnings({"ConstantValue", "NullAway"})
  public Manifest {
    splits = splits == null ? Map.of() : splits;
  }

  /**
   * What a split holds.
   *
   * @param artists different first credited artists
   * @param largestArtistTracks tracks of the artist who has the most
   * @param withGenres tracks with at least one genre
   * @param withMoods tracks with at least one mood
   * @param withScore tracks with an {@code aoty_score}
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record SplitFigures(
      long tracks,
      long artists,
      long largestArtistTracks,
      long withGenres,
      long withMoods,
      long withScore) {
    /** Of a split without tracks. */
    static final SplitFigures NONE = new SplitFigures(0, 0, 0, 0, 0, 0);
  }

  /**
   * What is not in the snapshot.
   *
   * @param tracksInDatabase all there were
   * @param withoutTitleOrArtist tracks left out because their title or artist had to be
   * @param byLimitAndOffset tracks left out because fewer were wanted
   * @param values values left out of tracks that are kept, by field; limit and offset aside
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Dropped(
      long tracksInDatabase,
      long withoutTitleOrArtist,
      long byLimitAndOffset,
      Map<String, Long> values) {}

  /**
   * A column.
   *
   * @param type of its values in Parquet, e.g. {@code list<string>}
   * @param values how many rows have one
   * @param sources who gave them; empty = it is the program's own
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Field(
      String name,
      String type,
      boolean nullable,
      String description,
      long values,
      List<Origin> sources) {}

  /**
   * A source of a column.
   *
   * @param source its name; {@code seed} is your own list, {@code unknown} a row that does not say
   * @param values how many it gave, alone or with others
   * @param machineLearning forbidden, not_mentioned, permitted or unknown
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Origin(
      String source, long values, String licence, @Nullable String terms, String machineLearning) {}

  /** A source as people know it. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Source(
      String title,
      String licence,
      String terms,
      String machineLearning,
      @Nullable String machineLearningTerms) {}

  /**
   * A file.
   *
   * @param path below the snapshot's folder, with slashes
   * @param split null = it belongs to none
   * @param rows null = it has none
   */
  @JsonNaming(SnakeCaseStrategy.class)
  public record File(
      String path,
      @Nullable String format,
      @Nullable String split,
      @Nullable Long rows,
      long bytes,
      @JsonProperty("sha256") String sha256) {}

  /** Rows of all splits. */
  public long total() {
    return rows.getOrDefault("total", 0L);
  }

  public void write(Path folder) throws IOException {
    Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(folder.resolve(NAME).toFile(), this);
  }

  /**
   * The manifest of a snapshot.
   *
   * @throws NoSuchFileException if the folder is no snapshot
   */
  public static Manifest read(Path folder) throws IOException {
    return Json.read(Files.readString(folder.resolve(NAME)), Manifest.class);
  }
}
