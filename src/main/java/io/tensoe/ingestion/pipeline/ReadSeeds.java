package io.tensoe.ingestion.pipeline;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.store.RunStore;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

/**
 * Reads the run's albums, registered before, from the database in small pages: what is one element
 * here is one bundle later, and a lane hands its outcomes on at the end of a bundle.
 */
public final class ReadSeeds extends PTransform<PBegin, PCollection<Seed>> {
  private static final long serialVersionUID = 1L;

  /** Albums a page: small, so that the first outcomes leave soon under slow limits too. */
  private static final int PAGE = 4;

  private final String runId;
  private final SerializableFunction<Void, DataSource> database;
  private final int albums;

  /**
   * @param albums how many are registered for the run, at positions from 0
   */
  public ReadSeeds(String runId, SerializableFunction<Void, DataSource> database, int albums) {
    this.runId = runId;
    this.database = database;
    this.albums = albums;
  }

  @Override
  public PCollection<Seed> expand(PBegin begin) {
    List<Integer> pages = new ArrayList<>();
    for (int first = 0; first < albums; first += PAGE) {
      pages.add(first);
    }
    return begin
        .apply("List pages", Create.of(pages).withCoder(VarIntCoder.of()))
        .apply("Read pages", ParDo.of(new ReadPageFn(runId, database)))
        .setCoder(JsonCoder.of(Seed.class));
  }

  /** Reads one page. */
  static final class ReadPageFn extends DoFn<Integer, Seed> {
    private static final long serialVersionUID = 1L;

    private final String runId;
    private final SerializableFunction<Void, DataSource> database;
    private transient @Nullable DataSource source;

    ReadPageFn(String runId, SerializableFunction<Void, DataSource> database) {
      this.runId = runId;
      this.database = database;
    }

    @Setup
    public void open() {
      source = database.apply(null);
    }

    @ProcessElement
    public void read(@Element Integer first, OutputReceiver<Seed> out) throws InterruptedException {
      if (source == null) {
        throw new IllegalStateException("not set up");
      }
      new RunStore(source).seeds(runId, first, PAGE).forEach(out::output);
    }
  }
}
