package io.tensoe.ingestion.report;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.tensoe.ingestion.runs.RunTracks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code report.html} shows, in the form in which it travels in the page; {@code page.js}
 * reads it.
 *
 * @param id of the run
 * @param version of the program that made the page
 * @param made when the page was made
 * @param finished null = under way, or killed
 * @param wallMs from the start of the process, in milliseconds; null = unknown
 * @param boundMs shortest possible time under the limits; null = no limit, or unknown
 * @param gaps what is not known any more or not yet, a sentence each
 * @param statuses names of what {@link Album#status} counts from 0
 * @param outcomes names of what {@link Said#outcome} counts from 0
 * @param states albums by status
 * @param sources in the order in which {@link Album#said} speaks of them
 * @param albums in the order of the input
 */
public record RunPage(
    String id,
    String version,
    Instant made,
    String command,
    String runner,
    Instant started,
    @Nullable Instant finished,
    @Nullable Long wallMs,
    @Nullable Long boundMs,
    long duplicates,
    long rejected,
    End end,
    List<String> gaps,
    List<String> statuses,
    List<String> outcomes,
    Map<String, Long> states,
    Tracks tracks,
    List<Source> sources,
    List<Album> albums,
    List<Letter> letters) {

  /**
   * How the run ended.
   *
   * @param exit exit code; null = it has not ended
   * @param isGood whether nothing is left to do
   * @param text what it means and what to do, for people
   */
  public record End(@Nullable Integer exit, boolean isGood, String text) {}

  /**
   * A source in play.
   *
   * @param title as people call it
   * @param outcomes albums by outcome; every outcome is there
   * @param requests calls under its limit
   * @param planned what was expected before; null = unknown
   * @param counts by name, see {@link io.tensoe.ingestion.runs.RunFacts.Counts}
   * @param limit as promised; null = none, or unknown
   * @param closedUntil when it opens again; null = open
   * @param note one line for people; null = nothing to say
   * @param calls over time; null = none is known
   */
  public record Source(
      String name,
      String title,
      Map<String, Long> outcomes,
      long requests,
      @Nullable Long planned,
      Map<String, Long> counts,
      @Nullable String limit,
      @Nullable Instant closedUntil,
      @Nullable String note,
      @Nullable Calls calls) {}

  /**
   * Calls over time.
   *
   * @param limit most calls in a window; null = none
   * @param own calls of the run by bucket
   * @param full most calls in any window that ended in the bucket, other runs' included
   */
  public record Calls(
      long windowMs, long stepMs, @Nullable Integer limit, List<Long> own, List<Long> full) {}

  /** What was written, as it is in the database when the page is made. */
  public record Tracks(
      Map<String, Long> changes,
      long rows,
      List<Field> fields,
      Map<String, long[]> scores,
      RunTracks.Words genres,
      RunTracks.Words moods) {}

  /**
   * A column of {@code tracks}.
   *
   * @param known rows that have a value
   * @param none of these, rows whose sources answered that there is none; null = no list
   * @param givenBy rows by who gave the value
   * @param note what its sources say about it, for people; null = nothing
   */
  public record Field(
      String name,
      long known,
      @Nullable Long none,
      Map<String, Long> givenBy,
      @Nullable String note) {}

  /**
   * A wanted album; an array in the page, for there are many.
   *
   * @param year hint of the input; null = not given
   * @param said by source; null = no outcome
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record Album(
      String artist,
      String title,
      @Nullable Integer year,
      int status,
      long tracks,
      List<@Nullable Said> said) {}

  /** What a source said about an album, see {@link io.tensoe.ingestion.runs.RunFacts.Said}. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record Said(
      int outcome, @Nullable String reason, @Nullable Instant until, @Nullable Double confidence) {}

  /** A dead letter, see {@link io.tensoe.ingestion.runs.RunFacts.Letter}. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  public record Letter(
      String kind,
      String source,
      @Nullable String artist,
      @Nullable String title,
      @Nullable String row,
      @Nullable String file,
      long line,
      String message,
      Instant at) {}
}
