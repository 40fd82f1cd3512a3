package io.tensoe.ingestion.tracks;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.tensoe.ingestion.model.Track;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a new column of {@code tracks} costs. */
class TrackColumnTest {
  private static final Path MAIN = Path.of("src/main");

  /** A column without a meaning of its own to anything here. */
  private static final String COLUMN = "album_total_tracks";

  private static final String COMPONENT = "albumTotalTracks";

  @Test
  void aColumnIsAddedInThreePlaces() throws Exception {
    try (Stream<Path> files = Files.walk(MAIN)) {
      List<String> places =
          files
              .filter(Files::isRegularFile)
              .filter(TrackColumnTest::isAboutColumns)
              .filter(file -> text(file).contains(COLUMN) || text(file).contains(COMPONENT))
              .map(file -> file.getFileName().toString())
              .sorted()
              .toList();
      assertThat(
          "the table, the list of columns, and the record of a track",
          places,
          contains("Track.java", "TrackColumn.java", "V1__schema.sql"));
    }
  }

  @Test
  void everyComponentOfATrackHasItsColumn() {
    List<String> components =
        Arrays.stream(Track.class.getRecordComponents())
            .map(RecordComponent::getName)
            .map(TrackRow::column)
            .filter(name -> !name.equals("provenance"))
            .toList();
    assertThat(
        TrackColumn.WRITTEN.stream().map(TrackColumn::name).toList(),
        containsInAnyOrder(components.toArray()));
  }

  @Test
  void theFunctionThatWritesNamesEveryColumn() {
    String parameters = WriteFunction.placeholders().get("parameters");
    for (TrackColumn column : TrackColumn.WRITTEN) {
      assertThat(column.name(), parameters.contains("p_" + column.name() + " "), is(true));
      assertThat(column.name(), column.meaning(), notNullValue());
    }
  }

  /**
   * The first migration makes the table, and what later ones say of it is history. Sources, the
   * merge and the sandbox bring values. Snapshots name what stands in files that are out there; a
   * new column comes after those by itself.
   */
  private static boolean isAboutColumns(Path file) {
    String path = file.toString().replace('\\', '/');
    return Stream.of("/sources/", "/sandbox/", "/merge/", "/snapshot/", "V4__")
        .noneMatch(path::contains);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
