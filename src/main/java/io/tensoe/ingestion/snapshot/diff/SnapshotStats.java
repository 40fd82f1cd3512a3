package io.tensoe.ingestion.snapshot.diff;

import io.tensoe.ingestion.snapshot.rows.TrackSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** How the values of every field of one snapshot are distributed. Not thread-safe. */
final class SnapshotStats {
  private final List<Schema.Field> fields = TrackSchema.SCHEMA.getFields();
  private final @Nullable FieldBins[] bins = new @Nullable FieldBins[fields.size()];
  private final long[][] counts = new long[fields.size()][];
  private final long[] known = new long[fields.size()];
  private long rows;

  SnapshotStats() {
    for (int i = 0; i < bins.length; i++) {
      FieldBins each = FieldBins.of(fields.get(i));
      bins[i] = each;
      counts[i] = new long[each == null ? 0 : each.count()];
    }
  }

  void add(GenericRecord row) {
    rows++;
    for (int i = 0; i < bins.length; i++) {
      FieldBins each = bins[i];
      @Nullable Object value = each == null ? null : row.get(i);
      if (each != null && value != null) {
        known[i]++;
        each.add(value, counts[i]);
      }
    }
  }

  long rows() {
    return rows;
  }

  /** How far the fields of a later snapshot are from those of this one, in their order. */
  Map<String, SnapshotDiff.FieldDrift> driftTo(SnapshotStats later) {
    Map<String, SnapshotDiff.FieldDrift> drifts = new LinkedHashMap<>();
    for (int i = 0; i < bins.length; i++) {
      if (bins[i] != null) {
        double before = rows == 0 ? 0 : (double) known[i] / rows;
        double after = later.rows == 0 ? 0 : (double) later.known[i] / later.rows;
        drifts.put(
            fields.get(i).name(),
            SnapshotDiff.FieldDrift.of(before, after, distance(counts[i], later.counts[i])));
      }
    }
    return drifts;
  }

  /**
   * Total variation distance: the share of values that would have to change. 0 = the same
   * distribution, 1 = nothing in common.
   *
   * @return null = there is nothing to compare: no distribution, or no values on one side
   */
  static @Nullable Double distance(long[] left, long[] right) {
    double all = 0;
    double others = 0;
    for (int i = 0; i < left.length; i++) {
      all += left[i];
      others += right[i];
    }
    if (all == 0 || others == 0) {
      return null;
    }
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += Math.abs(left[i] / all - right[i] / others);
    }
    return sum / 2;
  }
}
