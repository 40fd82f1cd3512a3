package io.tensoe.ingestion.seeds;

import io.tensoe.ingestion.seeds.rows.SeedCells;
import io.tensoe.ingestion.sources.Pin;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Tells ids of albums from those of tracks and others, for one file. Not thread-safe. */
final class AlbumIds {
  private final List<Pin> pins;
  private final Set<String> certain;
  private final Map<Pin, Others> others = new HashMap<>();

  /** Ids of one pin that are not those of albums. */
  private static final class Others {
    private long count;
    private long firstLine;
  }

  /**
   * @param pins those that can be ids of something else
   * @param certain names of pins whose bare ids, which do not say what they are of, are ids of
   *     albums
   */
  AlbumIds(List<Pin> pins, Set<String> certain) {
    this.pins = pins.stream().filter(pin -> pin.owner() != null).toList();
    this.certain = certain;
  }

  /** The cells without ids that are not those of albums. */
  SeedCells albumsOnly(SeedCells cells, long line) {
    Map<String, String> left = new HashMap<>(cells.pins());
    for (Pin pin : pins) {
      String id = cells.pins().get(pin.name());
      if (id != null && isOther(pin, id)) {
        left.remove(pin.name());
        Others found = others.computeIfAbsent(pin, any -> new Others());
        found.firstLine = found.count++ == 0 ? line : found.firstLine;
      }
    }
    return left.size() == cells.pins().size() ? cells : cells.pinned(left);
  }

  private boolean isOther(Pin pin, String id) {
    return pin.isOfSomethingElse(id) || (!certain.contains(pin.name()) && pin.isBareId(id.strip()));
  }

  /** What was left out, one line per pin; empty = nothing. */
  List<String> notes(String file) {
    return pins.stream().filter(others::containsKey).map(pin -> note(file, pin)).toList();
  }

  private String note(String file, Pin pin) {
    Others found = others.getOrDefault(pin, new Others());
    return String.format(
        Locale.ROOT,
        "%s: %d %s ids are not those of albums (of tracks, for example) and are not used,"
            + " first in line %d",
        file,
        found.count,
        pin.owner(),
        found.firstLine);
  }
}
