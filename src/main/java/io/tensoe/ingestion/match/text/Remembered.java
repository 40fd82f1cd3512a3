package io.tensoe.ingestion.match.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A pure function of a text that keeps the values of the texts it was last asked about: the same
 * tags, names and titles come again and again, and reading one takes a dozen regular expressions.
 * The values are shared, so they must not change.
 *
 * <p>It holds at most {@value #MOST} texts twice over. When the younger half is full, it becomes
 * the older one and what was there is forgotten; a text that is asked about again returns to the
 * younger. Longer texts than {@value #LONGEST} characters are read anew each time. A failure of the
 * function reaches the caller as it is and is not kept. Safe for use by many threads.
 */
public final class Remembered<V> {
  private static final int MOST = 4_096;
  private static final int LONGEST = 200;

  private final Function<String, V> function;
  private volatile Map<String, V> younger = new ConcurrentHashMap<>();
  private volatile Map<String, V> older = Map.of();

  public Remembered(Function<String, V> function) {
    this.function = function;
  }

  /** The value of the function for this text. */
  public V of(String text) {
    V known = younger.get(text);
    if (known != null) {
      return known;
    }
    V kept = older.get(text);
    V value = kept == null ? function.apply(text) : kept;
    if (text.length() <= LONGEST) {
      keep(text, value);
    }
    return value;
  }

  private void keep(String text, V value) {
    if (younger.size() >= MOST) {
      age();
    }
    younger.put(text, value);
  }

  private synchronized void age() {
    if (younger.size() >= MOST) {
      older = younger;
      younger = new ConcurrentHashMap<>();
    }
  }
}
