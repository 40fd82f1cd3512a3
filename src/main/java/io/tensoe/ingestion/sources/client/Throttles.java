package io.tensoe.ingestion.sources.client;

/** How often one question was told "too fast". Used by one thread at a time. */
final class Throttles {
  /** A service that says "too fast" this often in a row to one question is not asked it again. */
  private static final int MOST = 20;

  /** Beyond this, "too fast" is said of one question and not of our pace: only that one waits. */
  private static final int LONELY = 3;

  /** Beyond this, such a question is given up. */
  private static final int MOST_LONELY = 8;

  private int all;
  private int lonely;
  private long answers = -1;

  /**
   * One more.
   *
   * @param answersNow what the source has answered to all questions so far: if others were answered
   *     since the last time, this question is alone
   */
  void add(long answersNow) {
    all++;
    boolean isLonely = answers >= 0 && answersNow > answers;
    answers = answersNow;
    lonely = isLonely ? lonely + 1 : 0;
  }

  /** Counted from 1. */
  int count() {
    return all;
  }

  /** Whether the question is to be given up. */
  boolean areTooMany() {
    return all > MOST || lonely > MOST_LONELY;
  }

  /** Whether only this question is to wait, because the source answers others. */
  boolean concernOneQuestion() {
    return lonely > LONELY;
  }
}
