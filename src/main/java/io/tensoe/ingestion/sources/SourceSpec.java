package io.tensoe.ingestion.sources;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a source says about itself, as data.
 *
 * @param name as in options, tables and summaries, e.g. {@code lastfm}
 * @param title as people call it
 * @param isCatalogue whether it knows albums with their track lists
 * @param needsTracks whether it is asked about a resolved track list instead of the seed
 * @param addresses names of its base addresses and their public defaults, e.g. {@code api}
 * @param credentials names of the environment variables it cannot do without; empty = none needed
 * @param fields columns of {@code tracks} it can fill
 * @param limit default limit as text, see {@code http.Limit}
 * @param dailyLimit default most calls in 24 hours as text: a number or {@code none}
 * @param sandboxLimit limit of the built-in sandbox
 * @param callsPerAlbum how many calls one album takes at the same time, for sizing only
 * @param usualCalls calls that one album costs on average when nothing is known about it, all tries
 *     at a match included and repeats after failures left out; for estimates before a run
 * @param answers what may be kept of its answers
 * @param advice how to get what is missing
 * @param terms under which terms it gives what it gives
 * @param termsByField fields with terms of their own, by column; empty = all have the same
 * @param factory opens it on a worker
 */
public record SourceSpec(
    String name,
    String title,
    boolean isCatalogue,
    boolean needsTracks,
    Map<String, URI> addresses,
    List<String> credentials,
    Set<String> fields,
    String limit,
    String dailyLimit,
    String sandboxLimit,
    int callsPerAlbum,
    double usualCalls,
    AnswerPolicy answers,
    String advice,
    Terms terms,
    Map<String, Terms> termsByField,
    Factory factory) {

  /** The terms of one of its fields. */
  public Terms termsOf(String field) {
    return termsByField.getOrDefault(field, terms);
  }

  /** Opens a source. */
  @FunctionalInterface
  public interface Factory {
    /**
     * @param desk where it puts its questions
     * @param addresses base addresses by name, in the names of {@link SourceSpec#addresses()}
     * @param credentials values by variable name; complete
     * @param settings further options by name, e.g. {@code aotyRobots}; absent = default
     */
    MusicSource open(
        Desk desk,
        Map<String, URI> addresses,
        Map<String, String> credentials,
        Map<String, String> settings);
  }
}
