package io.tensoe.ingestion.cli.show;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Rows as aligned columns no wider than the terminal. The widths are those of the first rows; later
 * ones are cut to them, so that any number of rows takes the same memory. Not thread-safe.
 */
public final class TextTable {
  private static final int MEASURED_ROWS = 200;
  private static final int USUAL_WIDTH = 100;
  private static final String GAP = "  ";

  /** Narrower than this nothing can be recognised; such a terminal wraps instead. */
  private static final int LEAST = 4;

  private final List<Column> columns;
  private final int width;
  private final Writer out;
  private final List<List<String>> measured = new ArrayList<>();
  private int[] widths = {};

  /**
   * A column.
   *
   * @param isRight aligned at the right, for numbers
   */
  public record Column(String name, boolean isRight) {}

  /**
   * @param width columns of the terminal
   */
  public TextTable(List<Column> columns, int width, Writer out) {
    this.columns = columns;
    this.width = width;
    this.out = out;
  }

  /** Width of the terminal as the shell says it ({@code COLUMNS}), else 100. */
  public static int terminalWidth(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "").strip();
    return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
  }

  /** Adds a row with one text per column. */
  public void add(List<String> row) throws IOException {
    List<String> safe = row.stream().map(DisplayText::safe).toList();
    if (widths.length > 0) {
      write(safe);
      return;
    }
    measured.add(safe);
    if (measured.size() >= MEASURED_ROWS) {
      writeMeasured();
    }
  }

  /** Writes what is held back. A table without rows has not even a header. */
  public void end() throws IOException {
    if (!measured.isEmpty()) {
      writeMeasured();
    }
  }

  private void writeMeasured() throws IOException {
    widths = widths();
    write(columns.stream().map(Column::name).toList());
    write(Arrays.stream(widths).mapToObj("-"::repeat).toList());
    for (List<String> row : measured) {
      write(row);
    }
    measured.clear();
  }

  private int[] widths() {
    int[] natural = new int[columns.size()];
    for (int i = 0; i < natural.length; i++) {
      natural[i] = DisplayText.width(columns.get(i).name());
      for (List<String> row : measured) {
        natural[i] = Math.max(natural[i], DisplayText.width(row.get(i)));
      }
    }
    int room = width - GAP.length() * (natural.length - 1);
    int most = Arrays.stream(natural).max().orElse(0);
    while (most > LEAST && sum(natural, most) > room) {
      most--;
    }
    int left = room - sum(natural, most);
    int[] fitted = new int[natural.length];
    for (int i = 0; i < natural.length; i++) {
      int more = natural[i] > most && left > 0 ? 1 : 0;
      left -= more;
      fitted[i] = Math.min(natural[i], most) + more;
    }
    return fitted;
  }

  private static int sum(int[] natural, int most) {
    return Arrays.stream(natural).map(each -> Math.min(each, most)).sum();
  }

  private void write(List<String> row) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : GAP)
          .append(DisplayText.fit(row.get(i), widths[i], columns.get(i).isRight()));
    }
    out.write(line.toString().stripTrailing());
    out.write('\n');
  }
}
