package io.tensoe.ingestion.api;

import io.tensoe.ingestion.database.Database;
import io.tensoe.ingestion.merge.Words;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.Track;
import io.tensoe.ingestion.options.DatabaseChoices;
import io.tensoe.ingestion.options.RunRequests;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.report.Summary;
import io.tensoe.ingestion.run.Advice;
import io.tensoe.ingestion.run.Albums;
import io.tensoe.ingestion.run.Databases;
import io.tensoe.ingestion.run.Ingest;
import io.tensoe.ingestion.run.RunListener;
import io.tensoe.ingestion.run.RunRequest;
import io.tensoe.ingestion.seeds.CsvSeeds;
import io.tensoe.ingestion.seeds.OneAlbum;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.snapshot.export.CsvExport;
import io.tensoe.ingestion.snapshot.folder.ExportException;
import io.tensoe.ingestion.snapshot.manifest.Purpose;
import io.tensoe.ingestion.snapshot.manifest.Rights;
import io.tensoe.ingestion.sources.Sources;
import io.tensoe.ingestion.tracks.TrackFilter;
import io.tensoe.ingestion.tracks.TrackQuery;
import io.tensoe.ingestion.tracks.TrackRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Albums in, tracks out, from Java.
 *
 * <p>Every ingest is a run like one of {@code tensoe ingest}: written progressively, idempotent,
 * within the limits of the services, with a summary and a run folder. An album that could not be
 * finished is no error: {@link Summary#isFinal} says whether something is left, and the same call
 * again goes on where it ended. Nothing is printed; logs go to SLF4J.
 *
 * <p>All methods throw {@link TensoeException} if options, credentials, input or database are not
 * usable, and {@link IllegalStateException} if something unexpected happened or this is closed.
 *
 * <p>Thread-safe. Reads run side by side; ingests of one JVM take turns. With Flink's runner the
 * JVM needs the {@code --add-opens} of the launcher script.
 */
public final class Tensoe implements AutoCloseable {
  /** Runs take turns, because the steps of a JVM share their connections. */
  private static final ReentrantLock TURN = new ReentrantLock();

  private final Config config;
  private final Database database;
  private final TrackQuery tracks;

  private Tensoe(Config config, Database database) {
    this.config = config;
    this.database = database;
    this.tracks = new TrackQuery(database.dataSource());
  }

  /** Opens the database, creating and starting the embedded one if the config names no other. */
  public static Tensoe open(Config config) {
    try {
      return new Tensoe(config, Databases.open(DatabaseChoices.of(config.options())));
    } catch (RuntimeException e) {
      throw plain(e);
    }
  }

  /**
   * Looks one album up and writes its tracks.
   *
   * @throws InterruptedException if the thread was interrupted: the run is stopped, what was
   *     written stays
   */
  public Summary ingestAlbum(String album, String artist) throws InterruptedException {
    return ingestAlbums(List.of(new AlbumRef(album, artist)));
  }

  /**
   * Looks albums up and writes their tracks; an album that is named twice is asked once.
   *
   * @throws InterruptedException as {@link #ingestAlbum}
   */
  public Summary ingestAlbums(List<AlbumRef> albums) throws InterruptedException {
    Map<String, Seed> seeds = new LinkedHashMap<>();
    try {
      for (AlbumRef each : albums) {
        Seed seed = OneAlbum.seed(each.album(), each.artist());
        seeds.putIfAbsent(seed.key(), seed);
      }
    } catch (SeedInputException e) {
      throw failed(e);
    }
    int duplicates = albums.size() - seeds.size();
    SeedList list = new SeedList(List.copyOf(seeds.values()), duplicates, List.of(), List.of());
    return run(Albums.of(list));
  }

  /**
   * Looks the albums of a CSV file up, as {@code --input} does; rows that name no album are
   * rejected and counted.
   *
   * @throws InterruptedException as {@link #ingestAlbum}
   */
  public Summary ingestCsv(Path file) throws InterruptedException {
    return run(
        new Albums.Listed(
            () -> CsvSeeds.read(file.toString(), config.options().getColumns(), Sources.pins())));
  }

  /**
   * Looks albums up that a search at the catalogue sources finds.
   *
   * @param limit most albums, from 1
   * @throws InterruptedException as {@link #ingestAlbum}
   */
  public Summary searchAndIngest(String text, int limit) throws InterruptedException {
    Albums found;
    try {
      found = RunRequests.found(text, limit);
    } catch (UsageException e) {
      throw failed(e);
    }
    return run(found);
  }

  /** How many tracks the database holds. */
  public long trackCount() {
    return tracks.count();
  }

  /**
   * Tracks on which an artist is credited, first or not, by album, disc and number. The name is
   * meant whole, in upper or lower case; only if nobody has it, names that contain it.
   *
   * @return empty = none
   */
  public List<Track> tracksByArtist(String name) {
    return list(TrackFilter.ALL.withArtist(name.strip()));
  }

  /**
   * Tracks of a genre, by artist, album, disc and number. Spelling does not matter: "Hip-Hop" is
   * {@code hip hop}.
   *
   * @return empty = none
   */
  public List<Track> tracksByGenre(String name) {
    return list(TrackFilter.ALL.withGenres(Words.genre(name)));
  }

  /**
   * Tracks to train a model with, in the order of their ids, which stays the same while no track is
   * added; page through them with the offset.
   *
   * @param purpose {@link Purpose#ML} leaves out, as {@code snapshot --purpose=ml} does, values
   *     whose sources forbid machine learning, and tracks whose title or artist is such a value
   * @param limit most tracks, from 0
   * @param offset how many are left out first, from 0
   * @return empty = there are no more
   */
  public List<Track> trainingDataset(Purpose purpose, int limit, long offset) {
    if (limit < 0 || offset < 0) {
      throw new IllegalArgumentException("limit and offset are 0 or more");
    }
    return tracks.page(new Rights(Sources.ALL).selection(purpose, Set.of()), limit, offset).stream()
        .map(TrackRow::track)
        .toList();
  }

  /**
   * Writes all tracks as CSV for people, as {@code snapshot --format=csv} does: the columns of the
   * published schema, and no text that a spreadsheet would calculate. The file is replaced whole or
   * not at all.
   *
   * @return how many tracks
   * @throws InterruptedException if the thread was interrupted; the file is as it was
   */
  public long exportCsv(Path file) throws InterruptedException {
    try {
      return CsvExport.write(database.dataSource(), file);
    } catch (ExportException e) {
      throw failed(e);
    }
  }

  /** Leaves the database once a run that is under way has ended; stops it if it is embedded. */
  @Override
  public void close() {
    TURN.lock();
    try {
      database.close();
    } finally {
      TURN.unlock();
    }
  }

  private List<Track> list(TrackFilter filter) {
    return tracks.list(filter).stream().map(TrackRow::track).toList();
  }

  private Summary run(Albums albums) throws InterruptedException {
    TURN.lockInterruptibly();
    try {
      RunRequest request = RunRequests.of("ingest", config.options(), Instant.now());
      return Ingest.run(request, albums, RunListener.SILENT).summary();
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw plain(e);
    } finally {
      TURN.unlock();
    }
  }

  private static RuntimeException plain(Exception failure) {
    if (failure instanceof UsageException usage) {
      return failed(usage);
    }
    @Nullable String advice = Advice.of(failure);
    if (advice != null) {
      return new TensoeException(advice, failure);
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new IllegalStateException("the run failed: " + failure.getMessage(), failure);
  }

  private static TensoeException failed(RuntimeException cause) {
    return new TensoeException(String.valueOf(cause.getMessage()), cause);
  }
}
