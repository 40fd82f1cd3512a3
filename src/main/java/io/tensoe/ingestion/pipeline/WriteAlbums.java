package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.database.connection.SteadyDataSource;
import io.tensoe.ingestion.database.connection.WorkerDataSource;
import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.model.SourceAlbum;
import io.tensoe.ingestion.model.Track;
import io.tensoe.ingestion.tracks.AlbumRows;
import io.tensoe.ingestion.tracks.AlbumUpsert;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.jspecify.annotations.Nullable;

/**
 * Writes merged albums: rows, outcomes, dead letters and counts of several albums in one statement,
 * so that they are there together or not at all. See docs/decisions/0003.
 */
public final class WriteAlbums extends PTransform<PCollection<MergedAlbum>, PDone> {
  private static final long serialVersionUID = 1L;

  private final RunSettings run;

  public WriteAlbums(RunSettings run) {
    this.run = run;
  }

  @Override
  public PDone expand(PCollection<MergedAlbum> albums) {
    return albums
        .apply("Batch rows", ParDo.of(new BatchFn(run)))
        .setCoder(ListCoder.of(JsonCoder.of(MergedAlbum.class)))
        .apply(
            "Upsert rows",
            JdbcIO.<List<MergedAlbum>>write()
                .withDataSourceProviderFn(new Steady(run))
                .withStatement(AlbumUpsert.SQL)
                .withBatchSize(1)
                .withPreparedStatementSetter((batch, statement) -> statement.setObject(1, batch)));
  }

  /**
   * Collects the albums of a bundle into batches of rows; no track stands twice in a batch, and an
   * album that replaces older rows stands alone.
   */
  static final class BatchFn extends DoFn<MergedAlbum, List<MergedAlbum>> {
    private static final long serialVersionUID = 1L;

    private final RunSettings run;
    private transient WorkerDataSource.@Nullable Lease lease;
    private transient List<MergedAlbum> batch = new ArrayList<>();
    private transient Set<String> ids = new HashSet<>();

    BatchFn(RunSettings run) {
      this.run = run;
    }

    /** JdbcIO never leaves its data source; this step lives where it lives and as long. */
    @Setup
    public void open() {
      lease = WorkerDataSource.lease(run.database());
    }

    @Teardown
    public void close() {
      if (lease != null) {
        lease.end();
      }
    }

    @StartBundle
    public void start() {
      batch = new ArrayList<>();
      ids = new HashSet<>();
    }

    @ProcessElement
    public void collect(@Element MergedAlbum album, OutputReceiver<List<MergedAlbum>> out) {
      List<String> more = album.tracks().stream().map(Track::id).toList();
      boolean isAlone = AlbumRows.replaces(album);
      boolean isFull =
          ids.size() + more.size() > run.writeBatch() || batch.size() >= run.writeBatch();
      if (!batch.isEmpty() && (isAlone || isFull || more.stream().anyMatch(ids::contains))) {
        out.output(flush());
      }
      batch.add(withoutAnswers(album));
      ids.addAll(more);
      if (isAlone) {
        out.output(flush());
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      if (!batch.isEmpty()) {
        context.output(flush(), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
      }
    }

    private List<MergedAlbum> flush() {
      List<MergedAlbum> full = batch;
      start();
      return full;
    }

    /** Without what is not written: of a source's answer only the id of the album is. */
    private static MergedAlbum withoutAnswers(MergedAlbum album) {
      return new MergedAlbum(
          album.seed(),
          album.status(),
          album.outcomes().stream().map(BatchFn::withoutAnswer).toList(),
          album.tracks(),
          album.matchConfidence(),
          album.deferredUntil());
    }

    private static Outcome withoutAnswer(Outcome outcome) {
      @Nullable SourceAlbum said = outcome.album();
      return said == null
          ? outcome
          : new Outcome(
              outcome.source(),
              outcome.seed(),
              outcome.status(),
              SourceAlbum.named(said.source(), said.id()),
              outcome.failure(),
              outcome.reason(),
              outcome.until(),
              outcome.confidence(),
              outcome.cause());
    }
  }

  /** JdbcIO never reconnects; what lies under it does, and sets an album aside that is at fault. */
  private record Steady(RunSettings run) implements SerializableFunction<Void, DataSource> {
    @Override
    @SuppressWarnings("unchecked") // the one parameter of the statement is the batch
    public DataSource apply(@Nullable Void nothing) {
      DataSource pool = run.database().apply(null);
      AlbumWriter writer = new AlbumWriter(pool, run);
      return new SteadyDataSource(pool, batch -> writer.write((List<MergedAlbum>) batch));
    }
  }
}
