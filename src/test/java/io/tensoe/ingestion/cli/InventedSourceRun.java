package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.options.DatabaseChoices;
import io.tensoe.ingestion.options.OptionParser;
import io.tensoe.ingestion.options.commands.DatabaseOptions;
import io.tensoe.ingestion.options.commands.IngestOptions;
import io.tensoe.ingestion.run.Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Commands of a user, one after the other, in a JVM whose class path brings one more source. Writes
 * what came of them to a file, for {@link InventedSourceIT} to judge.
 */
final class InventedSourceRun {
  private static final String ALBUMS = "--generated=2";

  /** One track of each album, who gave its genres and its ISRC, and the outcome of the source. */
  private static final String ROWS =
      """
      SELECT DISTINCT t.genres[1], t.provenance ->> 'genres', t.isrc IS NULL,
             t.provenance ->> 'isrc', a.outcomes -> 'tapes' ->> 'outcome',
             (SELECT count(*) FROM answers WHERE source_id = 'tapes@sandbox')
        FROM tracks t JOIN albums a USING (album_key) ORDER BY 1, 2
      """;

  private final Path folder;
  private final TensoeCommands tensoe;
  private final Map<String, Object> steps = new LinkedHashMap<>();

  private InventedSourceRun(Path folder) {
    this.folder = folder;
    this.tensoe = new TensoeCommands(folder);
  }

  public static void main(String[] arguments) throws Exception {
    InventedSourceRun run = new InventedSourceRun(Path.of(arguments[0]));
    run.all();
    Files.writeString(Path.of(arguments[1]), Json.write(run.steps));
  }

  private void all() throws Exception {
    DatabaseOptions options =
        OptionParser.parse(IngestOptions.class, List.of("--sandbox", "--dataDir=" + folder));
    // Held open, so that no command waits for a server to start.
    try (Database held = Databases.open(DatabaseChoices.of(options))) {
      command("help", "ingest", "--help");
      command("wrong", "ingest", "--sandbox", ALBUMS, "--tapesLimit=lots");
      command("side", "ingest", "--sandbox", ALBUMS, "--tapesSide=c");
      command("plan", "doctor", "--sandbox", "--plan", "--album=A", "--artist=B");
      command("ingest", "ingest", "--sandbox", ALBUMS, "--tapesLimit=50/1s", "--tapesSide=b");
      steps.put("page", page());
      steps.put("rows", tensoe.rows(ROWS));
      command("again", "ingest", "--sandbox", ALBUMS, "--tapesSide=b");
      command("tracks", "tracks", "--sandbox", "--genre=Tape Music", "--format=json", "--limit=1");
      command("pinned", "ingest", "--sandbox", ALBUMS, "--input=" + list(), "--freshFor=0s");
      steps.put(
          "keys", tensoe.rows("SELECT album_key FROM albums WHERE album_key LIKE '%tapes=%'"));
      command("snapshot", "snapshot", "--sandbox", "--output=" + folder.resolve("snapshots"));
      steps.put("manifest", manifest());
      command("purge", "purge", "--sandbox", "--source=tapes");
      steps.put("left", tensoe.rows(ROWS));
    }
  }

  private void command(String name, String... arguments) throws IOException {
    TensoeCommands.Result result = tensoe.run(arguments);
    steps.put(
        name,
        Map.of(
            "exit", result.exit(),
            "said", result.out() + result.err(),
            "summary", result.summary(),
            "served", result.sandbox()));
  }

  /** An album that is in the tables, named by its tape. */
  private Path list() throws Exception {
    String sql =
        "SELECT album, artist, outcomes -> 'tapes' ->> 'id' FROM albums ORDER BY 1 LIMIT 1";
    String cells = tensoe.rows(sql).get(0).replace('|', ',');
    Path file = folder.resolve("list.csv");
    Files.writeString(file, "album_name,artist_name,tapes_id\n" + cells + "\n");
    return file;
  }

  private String page() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path page =
          files
              .filter(file -> file.endsWith("report.html"))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no page"));
      return Files.readString(page).contains("The Tapes print it on the sleeve")
          ? "told"
          : "silent";
    }
  }

  private Map<?, ?> manifest() throws IOException {
    Path latest = folder.resolve("snapshots/latest/manifest.json");
    return Map.of("sources", Json.read(Files.readString(latest), Map.class).get("sources"));
  }
}
