package io.tensoe.ingestion.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tensoe.ingestion.model.AlbumStatus;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.model.Outcome;
import io.tensoe.ingestion.runs.RunFacts;
import io.tensoe.ingestion.runs.RunTracks;
import io.tensoe.ingestion.sources.Sources;
import io.tensoe.ingestion.tracks.TrackColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes what a run's page shows out of what the tables say about the run. */
public final class Review {
  /** An album that a run under way has not come to. */
  static final String PENDING = "pending";

  private static final List<String> OUTCOMES = names(Outcome.Status.values());
  private static final List<String> STATUSES =
      Stream.concat(names(AlbumStatus.values()).stream(), Stream.of(PENDING)).toList();

  /** Every row has them, or they say nothing about what sources know. */
  private static final Set<String> OURS =
      Set.of("id", "created_at", "updated_at", "provenance", "album_key", "run_id");

  private final RunFacts facts;
  private final JsonNode summary;

  private Review(RunFacts facts) {
    this.facts = facts;
    @Nullable String json = facts.run().summary();
    this.summary = json == null ? MissingNode.getInstance() : Json.read(json, JsonNode.class);
  }

  /**
   * Reviews a run.
   *
   * @param version of this program
   * @param made when the page is made
   */
  public static RunPage of(RunFacts facts, String version, Instant made) {
    return new Review(facts).page(version, made);
  }

  private RunPage page(String version, Instant made) {
    RunFacts.Run run = facts.run();
    List<RunPage.Source> sources = new SourceReview(facts, summary, OUTCOMES).sources();
    List<String> names = sources.stream().map(RunPage.Source::name).toList();
    Map<String, Long> states = states();
    return new RunPage(
        run.id(),
        version,
        made,
        run.command(),
        run.runner(),
        run.started(),
        run.finished(),
        wallMs(),
        SourceReview.number(summary.path("bound_ms")),
        run.duplicates(),
        run.rejected(),
        RunEnd.of(facts, states, sources),
        Gaps.of(facts, summary, sources),
        STATUSES,
        OUTCOMES,
        states,
        tracks(),
        sources,
        facts.albums().stream().map(album -> album(album, names)).toList(),
        facts.letters().stream().map(Review::letter).toList());
  }

  private @Nullable Long wallMs() {
    @Nullable Long said = SourceReview.number(summary.path("wall_ms"));
    @Nullable Instant finished = facts.run().finished();
    return said != null || finished == null
        ? said
        : Long.valueOf(Duration.between(facts.run().started(), finished).toMillis());
  }

  private Map<String, Long> states() {
    Map<String, Long> states = new LinkedHashMap<>();
    STATUSES.forEach(status -> states.put(status, 0L));
    facts.albums().forEach(album -> states.merge(status(album), 1L, Long::sum));
    return states;
  }

  private static String status(RunFacts.Album album) {
    return album.status() == null ? PENDING : album.status();
  }

  private RunPage.Tracks tracks() {
    RunTracks tracks = facts.tracks();
    List<RunPage.Field> fields =
        TrackColumn.ALL.stream()
            .map(TrackColumn::name)
            .filter(name -> !OURS.contains(name))
            .map(
                name ->
                    new RunPage.Field(
                        name,
                        tracks.known().getOrDefault(name, 0L),
                        tracks.none().get(name),
                        tracks.givenBy().getOrDefault(name, Map.of()),
                        note(name)))
            .toList();
    return new RunPage.Tracks(
        tracks.changes(), tracks.rows(), fields, tracks.scores(), tracks.genres(), tracks.moods());
  }

  private static @Nullable String note(String column) {
    String notes =
        Sources.ALL.stream()
            .map(spec -> spec.remarks().get(column))
            .filter(note -> note != null)
            .collect(Collectors.joining("; "));
    return notes.isEmpty() ? null : notes;
  }

  private static RunPage.Album album(RunFacts.Album album, List<String> sources) {
    List<RunPage.@Nullable Said> said = new ArrayList<>();
    for (String source : sources) {
      RunFacts.@Nullable Said one = album.outcomes() == null ? null : album.outcomes().get(source);
      said.add(one == null ? null : said(one));
    }
    return new RunPage.Album(
        album.artist(),
        album.album(),
        album.year(),
        STATUSES.indexOf(status(album)),
        album.tracks(),
        said);
  }

  private static RunPage.Said said(RunFacts.Said said) {
    @Nullable Double confidence = said.confidence();
    return new RunPage.Said(
        OUTCOMES.indexOf(said.outcome()),
        said.reason(),
        said.until(),
        confidence == null ? null : Double.valueOf(Math.round(confidence * 1000) / 1000.0));
  }

  private static RunPage.Letter letter(RunFacts.Letter letter) {
    return new RunPage.Letter(
        letter.kind(),
        letter.source(),
        letter.artist(),
        letter.album(),
        letter.row(),
        letter.file(),
        letter.line(),
        letter.message(),
        letter.at());
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values)
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableList());
  }
}
