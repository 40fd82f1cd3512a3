package io.tensoe.ingestion.snapshot.split;

import io.tensoe.ingestion.database.connection.CopyRow;
import io.tensoe.ingestion.snapshot.rows.TrackRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Splits by artist. All names of a group have the same split, so the first credited one of a row
 * decides. Names are kept as 64-bit hashes: 8 bytes an artist travel to the workers.
 */
final class ArtistSplit implements SplitRule {
  private static final long serialVersionUID = 1L;
  private static final int ARTIST = TrackRecord.index("artist");

  private final EnumMap<Split, long[]> hashes;

  private ArtistSplit(EnumMap<Split, long[]> hashes) {
    this.hashes = hashes;
  }

  /**
   * @param byName every name as it is spelled in the table
   * @throws IllegalStateException if two names of different splits have the same hash: one in ten
   *     million snapshots of a million artists
   */
  static ArtistSplit of(Map<String, Split> byName) {
    Map<Long, Split> byHash = new TreeMap<>();
    byName.forEach(
        (name, split) -> {
          byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
          Split other = byHash.putIfAbsent(CopyRow.hash(bytes, 0, bytes.length), split);
          if (other != null && other != split) {
            throw new IllegalStateException("two artists have one hash: " + name);
          }
        });
    EnumMap<Split, long[]> hashes = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      hashes.put(
          split,
          byHash.entrySet().stream()
              .filter(each -> each.getValue() == split)
              .mapToLong(Map.Entry::getKey)
              .toArray());
    }
    return new ArtistSplit(hashes);
  }

  @Override
  public Split of(CopyRow row) {
    long hash = row.textHash(ARTIST);
    for (Map.Entry<Split, long[]> each : hashes.entrySet()) {
      if (Arrays.binarySearch(each.getValue(), hash) >= 0) {
        return each.getKey();
      }
    }
    throw new IllegalStateException("an artist was not there when groups were made");
  }
}
