package io.tensoe.ingestion.snapshot.export;

import static io.tensoe.ingestion.snapshot.export.ExportDesk.duck;
import static io.tensoe.ingestion.snapshot.export.ExportDesk.names;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tensoe.ingestion.database.connection.WorkerDataSource;
import io.tensoe.ingestion.snapshot.folder.WriteFailedException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the folder after one run, several runs and runs that fail. */
class ExportRunIT {
  @TempDir Path folder;
  private static ExportDesk desk;

  @BeforeAll
  static void open() throws Exception {
    desk = ExportDesk.open();
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @Test
  void theSameRunAgainReplacesItsOwnFiles() throws Exception {
    desk.fill("again", 30);
    desk.export("again", folder);
    Files.createFile(folder.resolve("tracks-again-00001-of-00002.parquet"));
    desk.run("UPDATE tracks SET popularity = 7 WHERE artist = 'Artist 1'");
    desk.export("again", folder);
    assertThat(names(folder), contains("tracks-again-00000-of-00001.parquet"));
    assertThat(
        duck(
            String.format(
                Locale.ROOT, "SELECT count(*), count(popularity) FROM '%s/*.parquet'", folder)),
        contains("30 | 12"));
  }

  @Test
  void filesOfOtherRunsAndOfTheUserStay() throws Exception {
    desk.fill("first", 3);
    desk.fill("first-search", 4);
    Files.writeString(folder.resolve("tracks.parquet"), "mine");
    desk.export("first-search", folder);
    List<Path> files = desk.export("first", folder);
    assertThat(files, contains(folder.resolve("tracks-first-00000-of-00001.parquet")));
    assertThat(
        names(folder),
        contains(
            "tracks-first-00000-of-00001.parquet",
            "tracks-first-search-00000-of-00001.parquet",
            "tracks.parquet"));
    assertThat(Files.readString(folder.resolve("tracks.parquet")), containsString("mine"));
  }

  @Test
  void aRunWithoutTracksGivesOneFileWithColumnsAndNoRows() throws Exception {
    desk.register("empty");
    desk.export("empty", folder);
    assertThat(names(folder), contains("tracks-empty-00000-of-00001.parquet"));
    assertThat(
        duck(
            String.format(
                Locale.ROOT, "SELECT count(*), count(aoty_score) FROM '%s/*.parquet'", folder)),
        contains("0 | 0"));
    assertThat(
        duck(
            String.format(
                Locale.ROOT,
                "SELECT count(*) FROM (DESCRIBE SELECT * FROM '%s/*.parquet')",
                folder)),
        contains("25"));
  }

  @Test
  void anExportThatFailsLeavesTheFolderAsItWas() throws Exception {
    desk.fill("fails", 5);
    desk.export("fails", folder);
    desk.run("ALTER TABLE tracks RENAME COLUMN isrc TO elsewhere");
    try {
      Pipeline.PipelineExecutionException failure =
          assertThrows(
              Pipeline.PipelineExecutionException.class, () -> desk.export("fails", folder));
      assertThat(failure.getMessage(), containsString("isrc"));
    } finally {
      desk.run("ALTER TABLE tracks RENAME COLUMN elsewhere TO isrc");
    }
    assertThat(names(folder), contains("tracks-fails-00000-of-00001.parquet"));
    assertThat(
        duck(String.format(Locale.ROOT, "SELECT count(*) FROM '%s/*.parquet'", folder)),
        contains("5"));
  }

  @Test
  void troubleWithTheFolderIsSaidAsSuch() throws Exception {
    desk.fill("lost", 5);
    WorkerDataSource workers = desk.database().workers();
    String staging = folder.resolve(".writing-lost").toString();
    SerializableFunction<Void, DataSource> sabotage =
        nothing -> {
          new File(staging).delete();
          return workers.apply(null);
        };
    WriteFailedException failure =
        assertThrows(
            WriteFailedException.class,
            () -> ExportRun.write(PipelineOptionsFactory.create(), sabotage, "lost", folder));
    assertThat(
        failure.getMessage(),
        allOf(containsString("in the database"), containsString(folder.toString())));
    assertThat(names(folder), empty());
  }

  @Test
  void flinkWritesTheSameFiles() throws Exception {
    desk.fill("flink", 12_000);
    for (String streaming : new String[] {"false", "true"}) {
      desk.export(
          "flink",
          folder,
          "--runner=FlinkRunner",
          "--flinkMaster=[local]",
          "--parallelism=2",
          "--streaming=" + streaming);
      assertThat(names(folder), contains("tracks-flink-00000-of-00001.parquet"));
      assertThat(
          duck(
              String.format(
                  Locale.ROOT,
                  "SELECT count(*), count(DISTINCT track_id) FROM '%s/*.parquet'",
                  folder)),
          contains("12000 | 12000"));
      Files.delete(folder.resolve("tracks-flink-00000-of-00001.parquet"));
    }
  }
}
