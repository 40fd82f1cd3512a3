package io.tensoe.ingestion.options;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.SeedOptions;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.seeds.CsvSeeds;
import io.tensoe.ingestion.seeds.OneAlbum;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which albums are wanted: exactly one of file, album and search. */
public final class SeedChoice {
  private SeedChoice() {}

  /**
   * Reads the wanted albums.
   *
   * @throws UsageException if none or more than one way is chosen
   */
  public static SeedList read(SeedOptions options) throws IOException {
    boolean isOne = options.getAlbum() != null || options.getArtist() != null;
    int ways = (options.getInput() != null ? 1 : 0) + (isOne ? 1 : 0);
    if (ways > 1) {
      throw new UsageException("give either --input or --album with --artist, not both");
    }
    if (options.getColumns() != null && options.getInput() == null) {
      throw new UsageException("--columns belongs to --input: it names columns of those files");
    }
    if (isOne) {
      Seed seed = OneAlbum.seed(options.getAlbum(), options.getArtist());
      return new SeedList(List.of(seed), 0, List.of(), List.of());
    }
    if (options.getInput() != null) {
      return CsvSeeds.read(options.getInput(), options.getColumns(), Sources.pins());
    }
    if (options.getSandbox() && options.getGenerated() > 0) {
      return generated(options);
    }
    throw new UsageException(
        "nothing to ingest: give --input=FILE.csv, --album=… with --artist=…, or --search=…");
  }

  /** Whether one of these ways is chosen; {@code --search} is another matter. */
  public static boolean isMade(SeedOptions options) {
    return options.getInput() != null
        || options.getColumns() != null
        || options.getAlbum() != null
        || options.getArtist() != null
        || options.getGenerated() > 0;
  }

  private static SeedList generated(SeedOptions options) throws IOException {
    Path list = Files.createTempFile("generated", ".csv");
    try {
      Sandbox.writeInput(SandboxWorld.albums(options), list);
      return CsvSeeds.read(list.toString(), null, Sources.pins());
    } finally {
      Files.delete(list);
    }
  }
}
