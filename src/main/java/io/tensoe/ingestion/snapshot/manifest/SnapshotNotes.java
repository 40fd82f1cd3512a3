package io.tensoe.ingestion.snapshot.manifest;

import io.tensoe.ingestion.snapshot.split.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person must be told about a snapshot, one line each. */
public final class SnapshotNotes {
  private static final String FORBIDDEN = "forbidden";

  /** What is said of rows of the built-in upstreams. */
  static final String SANDBOX =
      "These tracks come from the sandbox: imitated, with ids and figures that are made up. Not for"
          + " training.";

  private SnapshotNotes() {}

  /** Everything there is to say. */
  public static List<String> of(Manifest manifest) {
    List<String> notes = new ArrayList<>();
    if (manifest.sandbox()) {
      notes.add("WARNING: " + SANDBOX);
    }
    notes.add(learning(manifest));
    manifest
        .splits()
        .forEach(
            (split, figures) -> {
              if (figures.tracks() > 0) {
                notes.add(SplitNotes.line(split, figures));
              }
            });
    manifest.splits().forEach((split, figures) -> SplitNotes.warning(split, figures, notes));
    List<String> empty = emptySplits(manifest);
    if (!empty.isEmpty()) {
      notes.add(
          "No tracks in "
              + String.join(", ", empty)
              + ": "
              + (String.valueOf(manifest.options().get("split_by")).equals("time")
                  ? "too few dates; --splitBy=artist deals out tracks without one."
                  : "artists who share tracks stay together, and there are too few groups of them;"
                      + " --splitBy=time tears them apart."));
    }
    if (manifest.dropped().withoutTitleOrArtist() > 0) {
      notes.add(lost(manifest));
    }
    long values = manifest.dropped().values().values().stream().mapToLong(Long::longValue).sum();
    if (values > 0) {
      notes.add(
          values
              + " values left out of the other tracks: "
              + manifest.dropped().values().entrySet().stream()
                  .filter(each -> each.getValue() > 0)
                  .map(each -> each.getKey() + " " + each.getValue())
                  .collect(Collectors.joining(", ")));
    }
    return notes;
  }

  /** Why there is not one track, and what to do. */
  public static String empty(Manifest manifest) {
    Manifest.Dropped dropped = manifest.dropped();
    String why =
        dropped.tracksInDatabase() == 0
            ? "the database has no tracks."
            : dropped.withoutTitleOrArtist() == dropped.tracksInDatabase()
                ? lost(manifest)
                : String.format(
                    Locale.ROOT,
                    "%d tracks in the database, %d left out for their sources, %d by --limit and"
                        + " --offset.",
                    dropped.tracksInDatabase(),
                    dropped.withoutTitleOrArtist(),
                    dropped.byLimitAndOffset());
    return "no snapshot was written, it would have no tracks: "
        + why
        + " --allowEmpty writes it all the same.";
  }

  /** Splits that were wanted and got nothing, though there are tracks. */
  private static List<String> emptySplits(Manifest manifest) {
    Map<?, ?> shares = (Map<?, ?>) manifest.options().getOrDefault("splits", Map.of());
    List<String> empty = new ArrayList<>();
    for (Split split : Split.values()) {
      boolean isWanted =
          shares.get(split.label()) instanceof Number share && share.doubleValue() > 0;
      if (isWanted
          && manifest.total() > 0
          && manifest.rows().getOrDefault(split.label(), 0L) == 0) {
        empty.add(split.label());
      }
    }
    return empty;
  }

  /** Whether models may be trained with it. */
  static String learning(Manifest manifest) {
    List<String> fields =
        manifest.fields().stream()
            .filter(
                field ->
                    field.sources().stream()
                        .anyMatch(
                            origin ->
                                origin.values() > 0 && origin.machineLearning().equals(FORBIDDEN)))
            .map(Manifest.Field::name)
            .toList();
    if (fields.isEmpty()) {
      return "Machine learning: no field comes from a source whose terms forbid it.";
    }
    String sources =
        manifest.sources().values().stream()
            .filter(source -> source.machineLearning().equals(FORBIDDEN))
            .map(source -> source.title() + " (" + source.machineLearningTerms() + ")")
            .collect(Collectors.joining(", "));
    return "Not for machine learning, by the terms of "
        + sources
        + ": "
        + String.join(", ", fields)
        + ". --purpose=ml leaves them out.";
  }

  /** How many tracks are not there, and why. */
  static String lost(Manifest manifest) {
    Manifest.Dropped dropped = manifest.dropped();
    Map<String, Object> options = manifest.options();
    String why =
        String.valueOf(options.get("purpose")).equals("ml")
            ? "title or artist is blank or comes from a source whose terms forbid machine learning"
            : "title or artist comes from a source that is excluded";
    return String.format(
        Locale.ROOT,
        "%d of %d tracks are left out: their %s; no other catalogue knows them.",
        dropped.withoutTitleOrArtist(),
        dropped.tracksInDatabase(),
        why);
  }
}
