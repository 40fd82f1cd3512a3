package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.database.connection.WorkerDataSource;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.runs.RunStore;
import javax.sql.DataSource;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Reads the albums that were registered for the run from the database, in small pages. A page
 * becomes a bundle, and a step's outcomes go on at the end of a bundle, so small pages let the
 * first outcomes leave soon. The pages are numbered by one element and grouped by number: the
 * DirectRunner makes one bundle of every group, while it reads on from a source only when all else
 * has ended.
 */
public final class ReadSeeds extends PTransform<PBegin, PCollection<Seed>> {
  private static final long serialVersionUID = 1L;

  /** Least albums a page: few, so that the first outcomes leave soon under slow limits too. */
  private static final int LEAST = 4;

  private final String runId;
  private final SerializableFunction<Void, DataSource> database;
  private final int albums;
  private final int page;

  /**
   * @param albums how many are registered for the run, at positions from 0
   */
  public ReadSeeds(RunSettings run, int albums) {
    this.runId = run.runId();
    this.database = run.database();
    this.albums = albums;
    this.page = Math.max(LEAST, run.together());
  }

  @Override
  public PCollection<Seed> expand(PBegin begin) {
    return begin
        .apply("Start", Create.of(albums).withCoder(VarIntCoder.of()))
        .apply("List pages", ParDo.of(new ListPagesFn(page)))
        .setCoder(KvCoder.of(VarIntCoder.of(), VoidCoder.of()))
        .apply("One bundle a page", GroupByKey.create())
        .apply("Read pages", ParDo.of(new ReadPageFn(runId, database, page)))
        .setCoder(JsonCoder.of(Seed.class));
  }

  /** Numbers the pages. */
  static final class ListPagesFn extends DoFn<Integer, KV<Integer, Void>> {
    private static final long serialVersionUID = 1L;

    private final int page;

    ListPagesFn(int page) {
      this.page = page;
    }

    @ProcessElement
    public void list(@Element Integer albums, OutputReceiver<KV<Integer, Void>> out) {
      for (int first = 0; first < albums; first += page) {
        out.output(KV.of(first, null));
      }
    }
  }

  /** Reads one page. */
  static final class ReadPageFn extends DoFn<KV<Integer, Iterable<Void>>, Seed> {
    private static final long serialVersionUID = 1L;

    private final String runId;
    private final SerializableFunction<Void, DataSource> database;
    private final int page;
    private transient @Nullable DataSource source;
    private transient WorkerDataSource.@Nullable Lease lease;

    ReadPageFn(String runId, SerializableFunction<Void, DataSource> database, int page) {
      this.runId = runId;
      this.database = database;
      this.page = page;
    }

    @Setup
    public void open() {
      lease = WorkerDataSource.lease(database);
      source = database.apply(null);
    }

    @Teardown
    public void close() {
      if (lease != null) {
        lease.end();
      }
    }

    @ProcessElement
    public void read(@Element KV<Integer, Iterable<Void>> first, OutputReceiver<Seed> out)
        throws InterruptedException {
      if (source == null) {
        throw new IllegalStateException("not set up");
      }
      new RunStore(source).seeds(runId, first.getKey(), page).forEach(out::output);
    }
  }
}
