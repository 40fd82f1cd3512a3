package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.model.MergedAlbum;
import io.tensoe.ingestion.model.Track;
import io.tensoe.ingestion.store.AlbumRows;
import io.tensoe.ingestion.store.AlbumUpsert;
import io.tensoe.ingestion.store.SteadyDataSource;
import io.tensoe.ingestion.store.WorkerDataSource;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
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
        .setCoder(ListCoder.of(StringUtf8Coder.of()))
        .apply(
            "Upsert rows",
            JdbcIO.<List<String>>write()
                .withDataSourceProviderFn(new Steady(run.database()))
                .withStatement(AlbumUpsert.SQL)
                .withBatchSize(1)
                .withPreparedStatementSetter(WriteAlbums::set));
  }

  private static void set(List<String> parameters, PreparedStatement statement)
      throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      statement.setString(i + 1, parameters.get(i));
    }
  }

  /**
   * Collects the albums of a bundle into batches of rows; no track stands twice in a batch, and an
   * album that replaces older rows stands alone.
   */
  static final class BatchFn extends DoFn<MergedAlbum, List<String>> {
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
    public void collect(@Element MergedAlbum album, OutputReceiver<List<String>> out) {
      List<String> more = album.tracks().stream().map(Track::id).toList();
      boolean isAlone = AlbumRows.replaces(album);
      boolean isFull =
          ids.size() + more.size() > run.writeBatch() || batch.size() >= run.writeBatch();
      if (!batch.isEmpty() && (isAlone || isFull || more.stream().anyMatch(ids::contains))) {
        out.output(flush());
      }
      batch.add(album);
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

    private List<String> flush() {
      List<String> parameters = AlbumRows.parameters(run.runId(), batch, run.isOffline());
      start();
      return parameters;
    }
  }

  /** JdbcIO never reconnects; the data source under it does. */
  private record Steady(SerializableFunction<Void, DataSource> database)
      implements SerializableFunction<Void, DataSource> {
    @Override
    public DataSource apply(@Nullable Void nothing) {
      return new SteadyDataSource(database.apply(null));
    }
  }
}
