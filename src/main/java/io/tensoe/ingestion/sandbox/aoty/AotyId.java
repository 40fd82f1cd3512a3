package io.tensoe.ingestion.sandbox.aoty;

import io.tensoe.ingestion.sandbox.albums.Ref;
import io.tensoe.ingestion.sandbox.albums.Release;
import io.tensoe.ingestion.sandbox.albums.Text;
import io.tensoe.ingestion.sandbox.albums.Variant;
import java.util.Locale;

/** Numbers of AOTY's pages, with the way back: no table of all albums is needed. */
public final class AotyId {
  private static final int FIRST_REAL = 1_000;
  private static final int FIRST_GENERATED = 400_000;
  private static final int LARGEST_DIGITS = 9;

  private AotyId() {}

  public static int of(Ref ref) {
    return (ref.generated() ? FIRST_GENERATED : FIRST_REAL)
        + ref.index() * Variant.CODES
        + ref.variant().code;
  }

  /** The place; one outside of the catalogue (index -1) when the digits stand for nothing. */
  static Ref ref(String digits) {
    int id = digits.length() > LARGEST_DIGITS ? -1 : Integer.parseInt(digits);
    boolean generated = id >= FIRST_GENERATED;
    int rest = id - (generated ? FIRST_GENERATED : FIRST_REAL);
    return new Ref(
        generated,
        Math.floorDiv(rest, Variant.CODES),
        Variant.of(Math.floorMod(rest, Variant.CODES)));
  }

  /** The page's address below the site's own, "/album/1000-radiohead-kid-a.php". */
  static String path(Release release) {
    return String.format(
        Locale.ROOT,
        "/album/%d-%s-%s.php",
        of(release.ref()),
        Text.slug(release.artist()),
        Text.slug(release.plainTitle()));
  }
}
