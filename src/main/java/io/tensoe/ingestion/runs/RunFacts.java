package io.tensoe.ingestion.runs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tables say about one run, whoever ran it and wherever.
 *
 * @param albums in the order of the input
 * @param letters what it failed to look up and bad rows of its input, in the order of the input
 * @param counts by source, added up over all processes; a source that counted nothing is not there
 * @param tracks what it wrote, as it is in the table now
 * @param calls by source, for those that were called under their limit
 * @param isSandbox whether the tracks of the database are imitated
 */
public record RunFacts(
    Run run,
    List<Album> albums,
    List<Letter> letters,
    Map<String, Counts> counts,
    RunTracks tracks,
    List<RunCalls> calls,
    boolean isSandbox) {

  /**
   * The run itself.
   *
   * @param command the command that started it
   * @param started when its process started
   * @param finished null = it is under way, or was killed
   * @param duplicates rows dropped because another row named the same album
   * @param rejected rows that name no album
   * @param summary {@code summary.json}; null = it did not come to that
   */
  public record Run(
      String id,
      String command,
      String runner,
      Instant started,
      @Nullable Instant finished,
      long duplicates,
      long rejected,
      @Nullable String summary) {}

  /**
   * A wanted album.
   *
   * @param year hint of the input; null = not given
   * @param status in lower case; null = nothing was found out yet
   * @param outcomes by source; null = no source gave one
   * @param tracks how many the run wrote that are still there; those of an album that another
   *     wanted one shares are counted for both
   */
  public record Album(
      String artist,
      String album,
      @Nullable Integer year,
      @Nullable String status,
      @Nullable Map<String, Said> outcomes,
      long tracks) {}

  /**
   * What became of an album at a source.
   *
   * @param outcome in lower case
   * @param reason one sentence for people; null = found
   * @param until deferred: not before this time; null = as soon as asked again
   * @param confidence 0 to 1: how sure the match is; null = nothing was found
   * @param cause why, for programs, in lower case; null = none is known
   */
  public record Said(
      String outcome,
      @Nullable String reason,
      @Nullable Instant until,
      @Nullable Double confidence,
      @Nullable String cause) {}

  /**
   * A dead letter.
   *
   * @param kind in lower case
   * @param source name of the source; {@code input} for a bad row
   * @param artist of the wanted album; null = a bad row
   * @param album likewise
   * @param row a bad row as it was read; null = it names an album
   * @param file where it was wanted; null = nobody said
   * @param line of that file; 0 = not from a file
   */
  public record Letter(
      String kind,
      String source,
      @Nullable String artist,
      @Nullable String album,
      @Nullable String row,
      @Nullable String file,
      long line,
      String message,
      Instant at) {}

  /**
   * What processes counted at a source.
   *
   * @param numbers by name, e.g. {@code throttled}
   * @param note one line for people; null = nothing to say
   */
  public record Counts(Map<String, Long> numbers, @Nullable String note) {}
}
