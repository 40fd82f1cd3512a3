package io.tensoe.ingestion.sandbox.albums;

/** What kind of music a generated album is: sites disagree in words, not in kind. */
public enum Style {
  INDIE_ROCK,
  HIP_HOP,
  ELECTRONIC,
  POST_ROCK,
  FOLK,
  SOUL,
  METAL;

  private static final Style[] ALL = values();

  /** All albums of an artist have the same. */
  static Style of(int artist) {
    return ALL[artist % ALL.length];
  }
}
