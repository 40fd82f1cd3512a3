package io.tensoe.ingestion.snapshot.parts;

import io.tensoe.ingestion.snapshot.rows.HashList;
import io.tensoe.ingestion.snapshot.rows.RowHash;
import io.tensoe.ingestion.snapshot.rows.TrackRecord;
import io.tensoe.ingestion.snapshot.rows.TrackSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** Counts values and their origins while rows go past. Not thread-safe. */
final class PartTally {
  private static final int PROVENANCE = TrackRecord.index("provenance");

  private final RowHash hash = new RowHash();
  private final HashList hashes = new HashList();
  private final long[] values = new long[TrackRecord.COLUMNS.size()];
  private final Map<Long, List<Origin>> origins = new HashMap<>();
  private Origin last = new Origin(new byte[0]);
  private @Nullable Object lastSeen;

  PartTally() {
    origins.put(checksum(last.json), new ArrayList<>(List.of(last)));
  }

  void add(GenericRecord track) {
    hashes.add(hash.of(track));
    for (int i = 0; i < values.length; i++) {
      if (track.get(i) != null) {
        values[i]++;
      }
    }
    count(track.get(PROVENANCE));
  }

  /**
   * Tracks of one album lie together and mostly have one origin, so the last one is tried first.
   */
  private void count(@Nullable Object provenance) {
    if (provenance != null && provenance == lastSeen) {
      last.rows++;
      return;
    }
    lastSeen = provenance;
    byte[] json = provenance instanceof Utf8 text ? text.getBytes() : new byte[0];
    if (!Arrays.equals(last.json, json)) {
      List<Origin> alike = origins.computeIfAbsent(checksum(json), crc -> new ArrayList<>(1));
      last =
          alike.stream()
              .filter(origin -> Arrays.equals(origin.json, json))
              .findFirst()
              .orElseGet(
                  () -> {
                    Origin fresh = new Origin(json);
                    alike.add(fresh);
                    return fresh;
                  });
    }
    last.rows++;
  }

  private static long checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }

  /** SHA-256 of every row. */
  HashList hashes() {
    return hashes;
  }

  /** How many rows have a value, by column of files. */
  Map<String, Long> values() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      counts.put(TrackSchema.SCHEMA.getFields().get(i).name(), values[i]);
    }
    return counts;
  }

  /** See {@link PartReport#origins}. */
  Map<String, Long> origins() {
    Map<String, Long> counts = new TreeMap<>();
    origins.values().stream()
        .flatMap(List::stream)
        .filter(origin -> origin.rows > 0)
        .forEach(
            origin -> counts.put(new String(origin.json, StandardCharsets.UTF_8), origin.rows));
    return counts;
  }

  private static final class Origin {
    private final byte[] json;
    private long rows;

    Origin(byte[] json) {
      this.json = json;
    }
  }
}
