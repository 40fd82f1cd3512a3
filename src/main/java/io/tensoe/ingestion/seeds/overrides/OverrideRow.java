package io.tensoe.ingestion.seeds.overrides;

import io.tensoe.ingestion.match.AlbumKey;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.rows.BadRowException;
import io.tensoe.ingestion.sources.Pin;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row of an override file.
 *
 * @param album the album it speaks of, with the ids that are pinned as hints
 * @param forbidden as in {@link Seed#forbidden()}; never null here
 * @param pins all there are
 */
record OverrideRow(Seed album, List<String> forbidden, List<Pin> pins) {

  /**
   * Checks a row.
   *
   * @throws BadRowException if a cell is wrong, or the row says nothing or contradicts itself
   */
  static OverrideRow of(Seed album, List<String> forbidden, List<Pin> pins) throws BadRowException {
    if (forbidden.isEmpty() && album.pins().isEmpty()) {
      throw new BadRowException(
          "it neither pins nor forbids anything: fill in "
              + pins.stream().map(Pin::column).collect(Collectors.joining(", "))
              + " or forbid, or delete the row");
    }
    for (Pin pin : pins) {
      contradicted(pin, match(pin, album), forbidden);
    }
    return new OverrideRow(album, forbidden, pins);
  }

  private static void contradicted(Pin pin, @Nullable String match, List<String> forbidden)
      throws BadRowException {
    if (match != null && (forbidden.contains(match) || forbidden.contains(pin.source()))) {
      throw new BadRowException(
          "it pins "
              + pin.column()
              + " and forbids "
              + (forbidden.contains(match) ? match : pin.source())
              + ": keep one of the two");
    }
  }

  /**
   * What a row that speaks of this album says it speaks of.
   *
   * @param year null = of every year
   */
  static String about(Seed seed, @Nullable Integer year) {
    return AlbumKey.of(seed.artist(), seed.album(), year);
  }

  /**
   * The album with this row's pins for hints, under its own key: answers still meet there. A hint
   * that is forbidden now is dropped, so that another album can be found.
   */
  Seed on(Seed seed) {
    Seed.Builder corrected = seed.toBuilder().forbidden(forbidden);
    for (Pin pin : pins) {
      String match = match(pin, seed);
      if (match != null && forbidden.contains(match)) {
        corrected.pin(pin.name(), null);
      }
    }
    return corrected.pins(album.pins()).build();
  }

  /** As it may be forbidden; null = the album has no such pin, or the pin is of no source. */
  private static @Nullable String match(Pin pin, Seed album) {
    String value = album.pin(pin.name());
    return value == null ? null : ForbiddenMatches.match(pin, value);
  }
}
