package io.tensoe.ingestion.seeds.overrides;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.csv.CsvRows;
import io.tensoe.ingestion.seeds.rows.BadRowException;
import io.tensoe.ingestion.seeds.rows.CellText;
import io.tensoe.ingestion.seeds.rows.SeedCells;
import io.tensoe.ingestion.seeds.rows.SeedInputException;
import io.tensoe.ingestion.seeds.rows.SeedList;
import io.tensoe.ingestion.seeds.rows.SeedRules;
import io.tensoe.ingestion.seeds.table.ColumnChoice;
import io.tensoe.ingestion.seeds.table.CsvFile;
import io.tensoe.ingestion.seeds.table.SeedColumns;
import io.tensoe.ingestion.seeds.text.Showable;
import io.tensoe.ingestion.sources.Pin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Corrections by hand: a CSV that pins albums to ids or forbids matches. Unlike wanted albums, of
 * which one bad row costs one album, a bad row here is an error: the run would do what somebody
 * wrote down that it must not. Immutable.
 */
public final class Overrides {
  /** No correction at all. */
  public static final Overrides NONE = new Overrides(null, Map.of(), List.of());

  private static final int MOST_SHOWN = 10;

  private final @Nullable String file;
  private final Map<String, OverrideRow> rows;
  private final List<String> notes;

  private Overrides(@Nullable String file, Map<String, OverrideRow> rows, List<String> notes) {
    this.file = file;
    this.rows = rows;
    this.notes = notes;
  }

  /**
   * Reads a file.
   *
   * @param file value of {@code --overrides}: one path
   * @param sources names of all sources, in the order in which they are shown
   * @param pins ids by which a row may name an album, in the order in which they stand in its key
   * @throws SeedInputException if it cannot be read, has no header, or any row is bad; then it
   *     names up to ten of those
   */
  public static Overrides read(String file, List<String> sources, List<Pin> pins) {
    Path path = path(file);
    Reading reading = new Reading(file, sources, pins);
    new CsvFile("--overrides", path, ColumnChoice.NONE, pins)
        .read(reading.notes::add, reading::rows, "forbid");
    reading.refuseBadRows();
    return new Overrides(file, Map.copyOf(reading.rows), List.copyOf(reading.notes));
  }

  private static Path path(String file) {
    try {
      Path path = Path.of(file);
      if (file.isBlank() || !Files.exists(path)) {
        throw new SeedInputException("--overrides: there is no file " + file + ": name a CSV file");
      }
      if (Files.isDirectory(path)) {
        throw new SeedInputException("--overrides: " + file + " is a folder: name a CSV file");
      }
      return path;
    } catch (InvalidPathException e) {
      throw new SeedInputException(
          "--overrides=" + file + " is no file name: " + e.getMessage(), e);
    }
  }

  /**
   * The same albums, under the same keys, as corrected; with a line for people on how many rows
   * were used. Of two rows that speak of an album, the one with its year counts.
   */
  public SeedList on(SeedList list) {
    if (file == null) {
      return list;
    }
    Set<OverrideRow> used = new HashSet<>();
    List<Seed> seeds = new ArrayList<>(list.seeds().size());
    for (Seed seed : list.seeds()) {
      OverrideRow row = of(seed);
      if (row != null) {
        used.add(row);
      }
      seeds.add(row == null ? seed : row.on(seed));
    }
    List<String> lines = new ArrayList<>(list.notes());
    lines.addAll(notes);
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %d of %d overrides apply to albums of this run",
            file,
            used.size(),
            rows.size()));
    return new SeedList(List.copyOf(seeds), list.duplicates(), list.rejected(), List.copyOf(lines));
  }

  private @Nullable OverrideRow of(Seed seed) {
    OverrideRow ofYear =
        seed.year() == null ? null : rows.get(OverrideRow.about(seed, seed.year()));
    return ofYear != null ? ofYear : rows.get(OverrideRow.about(seed, null));
  }

  /** The rows of one file as they come in. */
  private static final class Reading {
    private final String file;
    private final ForbiddenMatches forbiddenMatches;
    private final SeedRules rules;
    private final List<Pin> pins;
    private final Map<String, OverrideRow> rows = new LinkedHashMap<>();
    private final Map<String, Long> lines = new HashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final CellText text = new CellText();

    Reading(String file, List<String> sources, List<Pin> pins) {
      this.file = file;
      this.forbiddenMatches = new ForbiddenMatches(pins, sources);
      this.rules = new SeedRules(pins);
      this.pins = pins;
    }

    void rows(CsvRows csv, SeedColumns columns) throws IOException {
      for (CsvRows.Row row = csv.next(columns::fits); row != null; row = csv.next(columns::fits)) {
        try {
          add(row, columns);
        } catch (BadRowException e) {
          problems.add(file + ":" + row.line() + ": " + Showable.of(e.problem()));
        }
      }
      notes.addAll(text.notes(file));
    }

    private void add(CsvRows.Row row, SeedColumns columns) throws BadRowException {
      if (row.problem() != null) {
        throw new BadRowException(row.problem());
      }
      SeedCells cells = text.meant(columns.cells(row.cells()), row.line());
      Seed album = rules.seed(cells, file, row.line());
      String about = OverrideRow.about(album, album.year());
      Long earlier = lines.putIfAbsent(about, row.line());
      if (earlier != null) {
        throw new BadRowException(
            "it speaks of the same album as line " + earlier + ": make one row of the two");
      }
      List<String> forbidden = forbiddenMatches.in(columns.cell("forbid", row.cells()));
      rows.put(about, OverrideRow.of(album, forbidden, pins));
    }

    void refuseBadRows() {
      if (problems.isEmpty()) {
        return;
      }
      String more =
          problems.size() > MOST_SHOWN
              ? String.format(Locale.ROOT, "\n… and %d more", problems.size() - MOST_SHOWN)
              : "";
      throw new SeedInputException(
          problems.stream()
              .limit(MOST_SHOWN)
              .collect(
                  Collectors.joining(
                      "\n", "--overrides: nothing was done, because of bad rows:\n", more)));
    }
  }
}
