package io.tensoe.ingestion.cli.show;

import io.tensoe.ingestion.snapshot.diff.SnapshotDiff;
import io.tensoe.ingestion.snapshot.diff.SnapshotDiff.FieldDrift;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison of snapshots for people. */
public final class DiffAsTable {
  private static final int WIDTH = 100;
  private static final List<TextTable.Column> COLUMNS =
      List.of(
          new TextTable.Column("field", false),
          new TextTable.Column("coverage A", true),
          new TextTable.Column("coverage B", true),
          new TextTable.Column("change", true),
          new TextTable.Column("distance", true),
          new TextTable.Column("drift", true),
          new TextTable.Column("", false));

  private DiffAsTable() {}

  public static void write(SnapshotDiff diff, Writer out) throws IOException {
    SnapshotDiff.Rows rows = diff.rows();
    out.write(
        String.format(
            Locale.ROOT, "A %s, %d rows%n", DisplayText.safe(diff.before()), rows.before()));
    out.write(
        String.format(
            Locale.ROOT, "B %s, %d rows%n", DisplayText.safe(diff.after()), rows.after()));
    out.write(
        String.format(
            Locale.ROOT,
            "%d added, %d removed, %d changed, %d unchanged%n%n",
            rows.added(),
            rows.removed(),
            rows.changed(),
            rows.unchanged()));
    TextTable table = new TextTable(COLUMNS, WIDTH, out);
    for (Map.Entry<String, FieldDrift> each : diff.fields().entrySet()) {
      FieldDrift drift = each.getValue();
      @Nullable Double distance = drift.distance();
      table.add(
          List.of(
              each.getKey(),
              number("%.2f %%", drift.coverageBefore()),
              number("%.2f %%", drift.coverageAfter()),
              number("%+.2f", drift.coverageChange()),
              distance == null ? "" : number("%.4f", distance),
              number("%.4f", drift.drift()),
              diff.over().contains(each.getKey()) ? "over the limit" : ""));
    }
    table.end();
    if (!diff.over().isEmpty()) {
      out.write(
          String.format(
              Locale.ROOT,
              "%nOver --maxDrift=%s: %s%n",
              diff.maxDrift(),
              String.join(", ", diff.over())));
    }
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
