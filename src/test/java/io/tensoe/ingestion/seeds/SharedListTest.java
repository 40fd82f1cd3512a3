package io.tensoe.ingestion.seeds;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A real list of about 5,000 albums, when it lies beside the project. */
class SharedListTest {
  private static final Path LIST = Path.of("../shared/data/album_list_5000.csv");

  @Test
  void everyAlbumOfARealListIsASeed() throws IOException {
    assumeTrue(Files.exists(LIST));

    SeedList list = CsvSeeds.read(LIST.toString(), null, Sources.pins());

    long rows = Files.readAllLines(LIST).size() - 1L;
    assertThat(list.rejected(), empty());
    assertThat(list.notes(), empty());
    assertThat((long) list.seeds().size() + list.duplicates(), is(rows));
  }
}
