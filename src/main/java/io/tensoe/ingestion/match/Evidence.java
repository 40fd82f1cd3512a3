package io.tensoe.ingestion.match;

import io.tensoe.ingestion.model.Seed;
import io.tensoe.ingestion.model.SourceAlbum;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the ids and the barcode of a wanted album say about a candidate. */
enum Evidence {
  /** It is the one, whatever its title. */
  PROVEN,
  /** The same barcode: the one, if title or artist do not speak against it. */
  LIKELY,
  /** Nothing to go by. */
  SILENT,
  /** Another barcode: at best another edition or another country's pressing. */
  DOUBTFUL,
  /** It is another album: another id on the very service the id comes from. */
  REFUTED;

  /** Name of the pin that is a barcode, which every source may know. */
  private static final String UPC = "upc";

  private static final Pattern SEPARATORS = Pattern.compile("[/?#]");

  static Evidence of(Seed seed, SourceAlbum album, List<? extends PinRule> rules) {
    Evidence ids = ofIds(seed, album, rules);
    String upc = seed.pin(UPC);
    if (ids != SILENT || upc == null || album.upc() == null) {
      return ids;
    }
    return AlbumKey.barcode(upc).equals(AlbumKey.barcode(album.upc())) ? LIKELY : DOUBTFUL;
  }

  /** One id that is the right one outweighs others that are not. */
  private static Evidence ofIds(Seed seed, SourceAlbum album, List<? extends PinRule> rules) {
    Evidence all = SILENT;
    for (PinRule rule : rules) {
      String value = seed.pin(rule.name());
      Evidence one = value == null ? SILENT : ofId(rule, rule.id(value), album);
      if (one == PROVEN) {
        return PROVEN;
      }
      all = one == REFUTED ? REFUTED : all;
    }
    return all;
  }

  private static Evidence ofId(PinRule rule, String wanted, SourceAlbum album) {
    String source = rule.source();
    if (source == null) {
      return SILENT;
    }
    if (!album.source().equals(source)) {
      return linksTo(album.links().get(source), wanted) ? PROVEN : SILENT;
    }
    if (wanted.equals(album.id()) || (album.url() != null && wanted.equals(rule.id(album.url())))) {
      return PROVEN;
    }
    return album.id() != null && rule.refutesOthers() ? REFUTED : SILENT;
  }

  private static boolean linksTo(@Nullable String address, String id) {
    return address != null && Arrays.asList(SEPARATORS.split(address)).contains(id);
  }
}
