package io.tensoe.ingestion.answers;

import io.tensoe.ingestion.http.Reply;
import io.tensoe.ingestion.sources.Answers.Kept;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One answer as it is written.
 *
 * @param form deflated JSON; null = none
 * @param raw deflated body; null = not kept
 * @param status of the reply; null = not kept
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record AnswerRow(
    ByteBuffer hash,
    String question,
    byte @Nullable [] form,
    byte @Nullable [] raw,
    @Nullable Integer status,
    int version,
    int misses) {

  static AnswerRow of(String question, Kept answer) {
    @Nullable Reply raw = answer.raw();
    return new AnswerRow(
        AnswerTable.hash(question),
        question,
        Deflated.of(answer.form()),
        raw == null ? null : Deflated.of(raw.text()),
        raw == null ? null : raw.status(),
        answer.version(),
        answer.misses());
  }

  long bytes() {
    return (long) AnswerTable.ROW_BYTES + question.length() + length(form) + length(raw);
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }
}
