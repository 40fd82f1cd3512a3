package io.tensoe.ingestion.snapshot.manifest;

import io.tensoe.ingestion.snapshot.split.Split;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code README.md} of a snapshot: what Hugging Face calls a dataset card, metadata in YAML and a
 * page for people.
 *
 * @see <a href="https://huggingface.co/docs/hub/datasets-cards">Dataset Cards</a>
 */
public final class DatasetCard {
  public static final String NAME = "README.md";
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Manifest manifest;

  private DatasetCard(Manifest manifest) {
    this.manifest = manifest;
  }

  /**
   * The card.
   *
   * @param manifest without the card among its files
   */
  public static String of(Manifest manifest) {
    DatasetCard card = new DatasetCard(manifest);
    return String.join(
        "\n",
        card.metadata(),
        card.introduction(),
        card.splits(),
        card.schema(),
        card.sources(),
        card.limits());
  }

  private String metadata() {
    String format =
        manifest.files().stream().anyMatch(file -> "parquet".equals(file.format()))
            ? "parquet"
            : "csv";
    String files =
        splitsOf(format).stream()
            .map(
                split ->
                    String.format(
                        Locale.ROOT,
                        "  - split: %s\n    path: \"%s\"\n",
                        split,
                        format.equals("parquet")
                            ? "data/split=" + split + "/*.parquet"
                            : "csv/tracks-" + split + ".csv"))
            .collect(Collectors.joining());
    return String.format(
        Locale.ROOT,
        """
        ---
        pretty_name: Tensoe tracks %s
        license: other
        license_name: terms-of-the-sources
        license_link: README.md
        size_categories:
        - %s
        tags:
        - music
        - tabular
        configs:
        - config_name: default
          data_files:
        %s---
        """,
        manifest.version(),
        size(manifest.total()),
        files);
  }

  private List<String> splitsOf(String format) {
    return manifest.files().stream()
        .filter(file -> format.equals(file.format()))
        .map(file -> String.valueOf(file.split()))
        .distinct()
        .toList();
  }

  /** The words that the hub knows. */
  static String size(long rows) {
    String[] names = {"n<1K", "1K<n<10K", "10K<n<100K", "100K<n<1M", "1M<n<10M", "10M<n<100M"};
    int index = 0;
    for (long bound = 1_000; rows >= bound && index < names.length - 1; bound *= 10) {
      index++;
    }
    return names[index];
  }

  private String introduction() {
    return String.format(
            Locale.ROOT,
            """
            # Tensoe tracks

            One row per track: what several music services say about it, merged field by field. %s tracks, as they
            were in the database on %s. Made by tensoe-ingestion %s.

            Content hash: `%s`. It is equal for equal rows, however they are dealt to files and splits; when a row
            was written does not count. `manifest.json` has the SHA-256 of every file, and who gave each field.
            """,
            number(manifest.total()),
            DAY.format(manifest.moment()),
            manifest.codeVersion(),
            manifest.contentHash())
        + (manifest.sandbox() ? "\n**" + SnapshotNotes.SANDBOX + "**\n" : "");
  }

  private String splits() {
    StringBuilder table =
        new StringBuilder(
            """
            ## Splits

            | split | tracks | share | artists | largest artist | genres | moods | score |
            |---|---|---|---|---|---|---|---|
            """);
    for (Split split : Split.values()) {
      Manifest.SplitFigures figures =
          manifest.splits().getOrDefault(split.label(), Manifest.SplitFigures.NONE);
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s | %s | %s | %s |\n",
              split.label(),
              number(figures.tracks()),
              percent(figures.tracks(), manifest.total()),
              number(figures.artists()),
              percent(figures.largestArtistTracks(), figures.tracks()),
              percent(figures.withGenres(), figures.tracks()),
              percent(figures.withMoods(), figures.tracks()),
              percent(figures.withScore(), figures.tracks())));
    }
    return table
        + (String.valueOf(manifest.options().get("split_by")).equals("time")
            ? """

            Split by date of release: older tracks train, the newest are the test; all tracks of a date are in one
            split. Tracks without a date are in train.
            """
            : """

            Split by artist: no artist, credited or featured, is in two splits. Artists who share a track are in
            one split, and so is whoever is connected with them that way.
            """);
  }

  private String schema() {
    StringBuilder table =
        new StringBuilder(
            "## Columns\n\n| column | type | coverage | meaning |\n|---|---|---|---|\n");
    for (Manifest.Field field : manifest.fields()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %s |%n",
              field.name(),
              field.type(),
              percent(field.values(), manifest.total()),
              field.description()));
    }
    return table.append("\nNull always means unknown.\n").toString();
  }

  private String sources() {
    StringBuilder text = new StringBuilder("## Sources and terms\n\n");
    text.append("| source | terms | machine learning |\n|---|---|---|\n");
    manifest
        .sources()
        .forEach(
            (name, source) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "| %s (`%s`) | [%s](%s) | %s |%n",
                        source.title(),
                        name,
                        source.licence(),
                        source.terms(),
                        learning(source))));
    text.append("\n| column | values by source |\n|---|---|\n");
    for (Manifest.Field field : manifest.fields()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s |%n",
              field.name(),
              field.sources().isEmpty()
                  ? "made by the program"
                  : field.sources().stream()
                      .map(origin -> origin.source() + " " + number(origin.values()))
                      .collect(Collectors.joining(", "))));
    }
    return text + "\n" + SnapshotNotes.learning(manifest) + "\n";
  }

  private static String learning(Manifest.Source source) {
    String word = source.machineLearning().replace('_', ' ');
    return source.machineLearningTerms() == null
        ? word
        : "[" + word + "](" + source.machineLearningTerms() + ")";
  }

  private String limits() {
    Manifest.Dropped dropped = manifest.dropped();
    StringBuilder text = new StringBuilder("## Known limits\n\n");
    text.append(
        """
        - A year alone is 1 January, a month alone the 1st: see `release_date_precision`.
        - Genres and moods are what people tag and editors write; `match_confidence` says how sure it is that the
          sources mean the same album.
        - The music is what somebody put on a list of albums; it stands for no market and no time.
        """);
    if (dropped.withoutTitleOrArtist() > 0) {
      text.append("- ").append(SnapshotNotes.lost(manifest)).append('\n');
    }
    for (Map.Entry<String, Long> each : dropped.values().entrySet()) {
      if (each.getValue() > 0) {
        text.append(
            String.format(
                Locale.ROOT,
                "- `%s`: %s values left out for the terms of their source.%n",
                each.getKey(),
                number(each.getValue())));
      }
    }
    return text.toString();
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String percent(long part, long whole) {
    return whole == 0 ? "–" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }
}
