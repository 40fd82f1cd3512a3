package io.tensoe.ingestion.sandbox.albums;

/** The wanted release, or one of the near misses that every catalogue holds beside it. */
public enum Variant {
  ORIGINAL(0),
  /** Same artist and title, but one track. */
  SINGLE(1),
  /** Same title and tracks by a tribute band. */
  TRIBUTE(2),
  /** "(Karaoke Version)" by a karaoke label. */
  KARAOKE(3),
  /** A music video whose title is the artist's name. */
  VIDEO(4);

  /** The codes in use, and room for more: ids are made of them. */
  public static final int CODES = 8;

  private static final Variant[] ALL = values();

  public final int code;

  Variant(int code) {
    this.code = code;
  }

  /** ORIGINAL for a code that is not in use. */
  public static Variant of(int code) {
    return code < ALL.length ? ALL[code] : ORIGINAL;
  }
}
