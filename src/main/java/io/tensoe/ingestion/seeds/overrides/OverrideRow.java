package io.tensoe.ingestion.seeds.overrides;

import io.tensoe.ingestion.match.AlbumKey;
import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.seeds.rows.BadRowException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of an override file.
 *
 * @param pins the album it speaks of, with the ids that are pinned as hints
 * @param forbidden as in {@link Seed#forbidden()}; never null here
 */
record OverrideRow(Seed pins, List<String> forbidden) {

  /**
   * Checks a row.
   *
   * @throws BadRowException if a cell is wrong, or the row says nothing or contradicts itself
   */
  static OverrideRow of(Seed pins, List<String> forbidden) throws BadRowException {
    if (forbidden.isEmpty()
        && pins.spotifyId() == null
        && pins.upc() == null
        && pins.mbid() == null
        && pins.aotyUrl() == null) {
      throw new BadRowException(
          "it neither pins nor forbids anything: fill in spotify_id, upc, mbid, aoty_url or forbid,"
              + " or delete the row");
    }
    contradicted("spotify", "spotify_id", spotify(pins.spotifyId()), forbidden);
    contradicted("aoty", "aoty_url", aoty(pins.aotyUrl()), forbidden);
    return new OverrideRow(pins, forbidden);
  }

  private static void contradicted(
      String source, String column, @Nullable String pin, List<String> forbidden)
      throws BadRowException {
    if (pin != null && (forbidden.contains(pin) || forbidden.contains(source))) {
      throw new BadRowException(
          "it pins "
              + column
              + " and forbids "
              + (forbidden.contains(pin) ? pin : source)
              + ": keep one of the two");
    }
  }

  /**
   * What a row that speaks of this album says it speaks of.
   *
   * @param year null = of every year
   */
  static String about(Seed seed, @Nullable Integer year) {
    return AlbumKey.of(seed.artist(), seed.album(), year, null, null, null, null);
  }

  /**
   * The album with this row's pins for hints, under its own key: answers still meet there. A hint
   * that is forbidden now is dropped, so that another album can be found.
   */
  Seed on(Seed seed) {
    return new Seed(
        seed.key(),
        seed.album(),
        seed.artist(),
        seed.year(),
        pins.spotifyId() != null
            ? pins.spotifyId()
            : allowed(seed.spotifyId(), spotify(seed.spotifyId())),
        pins.upc() != null ? pins.upc() : seed.upc(),
        pins.mbid() != null ? pins.mbid() : seed.mbid(),
        pins.aotyUrl() != null ? pins.aotyUrl() : allowed(seed.aotyUrl(), aoty(seed.aotyUrl())),
        seed.origin(),
        seed.line(),
        forbidden);
  }

  private @Nullable String allowed(@Nullable String hint, @Nullable String match) {
    return match != null && forbidden.contains(match) ? null : hint;
  }

  private static @Nullable String spotify(@Nullable String id) {
    return id == null ? null : "spotify:" + id;
  }

  private static @Nullable String aoty(@Nullable String url) {
    return url == null ? null : ForbiddenMatches.aoty(url);
  }
}
