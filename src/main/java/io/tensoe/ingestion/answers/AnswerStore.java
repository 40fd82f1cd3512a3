package io.tensoe.ingestion.answers;

import io.tensoe.ingestion.database.connection.Batches;
import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.Answers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one source in PostgreSQL. Reads and writes of many threads are gathered into
 * statements; a write is over when it is committed, to the disk. Safe for use by several threads.
 */
public final class AnswerStore implements Answers, AutoCloseable {
  /** How often the table is measured while as much is written as may be kept. */
  private static final int MEASURES = 50;

  /**
   * How long the first answer of a batch waits for others. Little beside the latency of a service,
   * and a commit of ten answers costs as much as one of one.
   */
  private static final long LINGER_MILLIS = 12;

  private final DataSource source;
  private final AnswerPolicy policy;
  private final AnswerTable table;
  // Written here since the table was measured last; other processes write too.
  private final AtomicLong written = new AtomicLong();
  // Most questions of a first run were never asked: they need not be looked for in the table.
  private final long[] known;
  private final Set<Long> added = ConcurrentHashMap.newKeySet();
  private final Batches<ByteBuffer, Optional<Kept>> reads;
  private final Batches<AnswerRow, Boolean> writes;

  /**
   * Opens it and deletes what may not be kept any longer.
   *
   * @param sourceId name and base address
   */
  public AnswerStore(DataSource source, String sourceId, AnswerPolicy policy)
      throws InterruptedException {
    this.source = source;
    this.policy = policy;
    this.table = new AnswerTable(sourceId);
    @Nullable Duration keptFor = policy.keptFor();
    if (keptFor != null) {
      Persistent.run(source, connection -> table.forget(connection, keptFor));
    }
    makeRoom();
    this.known = Persistent.run(source, table::prefixes);
    this.reads = new Batches<>("answers-read", 0, this::read);
    this.writes = new Batches<>("answers-write", LINGER_MILLIS, this::write);
  }

  @Override
  public @Nullable Kept find(String question) throws InterruptedException {
    ByteBuffer hash = AnswerTable.hash(question);
    return mayBeKnown(hash) ? reads.of(hash).orElse(null) : null;
  }

  @Override
  public @Nullable Kept findNew(String question) throws InterruptedException {
    return reads.of(AnswerTable.hash(question)).orElse(null);
  }

  private boolean mayBeKnown(ByteBuffer hash) {
    long prefix = hash.getLong(0);
    return Arrays.binarySearch(known, prefix) >= 0 || added.contains(prefix);
  }

  private List<Optional<Kept>> read(List<ByteBuffer> hashes) throws InterruptedException {
    Map<ByteBuffer, Kept> found =
        Persistent.run(source, connection -> table.read(connection, hashes, policy.version()));
    return hashes.stream().map(hash -> Optional.ofNullable(found.get(hash))).toList();
  }

  @Override
  public void keep(String question, Kept answer) throws InterruptedException {
    AnswerRow row = AnswerRow.of(question, answer);
    writes.of(row);
    added.add(row.hash().getLong(0));
  }

  private List<Boolean> write(List<AnswerRow> all) throws InterruptedException {
    TreeMap<ByteBuffer, AnswerRow> rows = new TreeMap<>();
    all.forEach(row -> rows.put(row.hash(), row));
    Persistent.run(source, connection -> table.write(connection, List.copyOf(rows.values())));
    @Nullable Long most = policy.mostBytes();
    if (most != null
        && written.addAndGet(all.stream().mapToLong(AnswerRow::bytes).sum()) > most / MEASURES) {
      makeRoom();
    }
    return all.stream().map(row -> true).toList();
  }

  /** A tenth at once, so that it is not done all the time. */
  private void makeRoom() throws InterruptedException {
    @Nullable Long most = policy.mostBytes();
    if (most != null) {
      if (Persistent.run(source, table::size) > most - most / MEASURES) {
        Persistent.run(source, connection -> table.shrink(connection, most / 10 * 9));
      }
      written.set(0);
    }
  }

  @Override
  public void reread(String question, Kept answer) throws InterruptedException {
    AnswerRow row = AnswerRow.of(question, answer);
    Persistent.run(source, connection -> table.reread(connection, row));
  }

  /** Writes what is on its way, for a few seconds at most. */
  @Override
  public void close() {
    reads.close();
    writes.close();
  }
}
