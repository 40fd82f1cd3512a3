package io.tensoe.ingestion.sandbox.albums;

/**
 * Where a release is found without any table.
 *
 * @param generated whether {@code index} counts the generated albums or the real ones
 */
public record Ref(boolean generated, int index, Variant variant) {
  Ref as(Variant other) {
    return new Ref(generated, index, other);
  }

  /** The style, when it is a generated one. */
  public Style style() {
    return Style.of(index / GeneratedAlbums.ALBUMS_PER_ARTIST);
  }

  /** One number for chance that belongs to this release. */
  public long number() {
    return (generated ? 1L << 40 : 0) + ((long) index << 4) + variant.code;
  }
}
