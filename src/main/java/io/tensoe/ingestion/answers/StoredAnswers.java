package io.tensoe.ingestion.answers;

import io.tensoe.ingestion.database.connection.Persistent;
import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.Answers;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What one source answered before, for those who only look: nothing is written, forgotten or read
 * again into the table. Safe for use by several threads.
 */
public final class StoredAnswers implements Answers {
  private final DataSource source;
  private final AnswerPolicy policy;
  private final AnswerTable table;
  // Most questions were never asked: they need not be looked for in the table.
  private final long[] known;

  /**
   * @param sourceId name and base address
   */
  public StoredAnswers(DataSource source, String sourceId, AnswerPolicy policy)
      throws InterruptedException {
    this.source = source;
    this.policy = policy;
    this.table = new AnswerTable(sourceId);
    this.known = Persistent.run(source, table::prefixes);
  }

  @Override
  public @Nullable Kept find(String question) throws InterruptedException {
    ByteBuffer hash = AnswerTable.hash(question);
    return Arrays.binarySearch(known, hash.getLong(0)) >= 0 ? findNew(question) : null;
  }

  @Override
  public @Nullable Kept findNew(String question) throws InterruptedException {
    ByteBuffer hash = AnswerTable.hash(question);
    return Persistent.run(
            source, connection -> table.read(connection, List.of(hash), policy.version()))
        .get(hash);
  }

  @Override
  public void keep(String question, Kept answer) {
    throw new UnsupportedOperationException("only looks");
  }

  @Override
  public void reread(String question, Kept answer) {
    // What was understood better is understood again by the run itself.
  }
}
