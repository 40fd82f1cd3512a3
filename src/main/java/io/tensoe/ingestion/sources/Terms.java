package io.tensoe.ingestion.sources;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Under which terms a source gives its data, for whoever passes the data on. A summary in a few
 * words and no legal advice; the pages decide.
 *
 * @param licence licence or kind of licence, a few words
 * @param page where its terms stand
 * @param learning whether models may be trained with it
 * @param learningPage where that stands; null = nowhere, as far as we know
 */
public record Terms(String licence, URI page, Learning learning, @Nullable URI learningPage) {

  /** What terms say about machine learning. */
  public enum Learning {
    /** They forbid it. */
    FORBIDDEN,
    /** They say nothing about it, which is no permission. */
    NOT_MENTIONED,
    /** They permit it. */
    PERMITTED
  }
}
