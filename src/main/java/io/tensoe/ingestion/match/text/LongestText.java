package io.tensoe.ingestion.match.text;

/**
 * How many characters a text may have that a source sends; beyond that it comes from no catalogue.
 */
public final class LongestText {
  /**
   * Of a title or an artist's name. The longest album title known has 865 (Chumbawamba, "The Boy
   * Bands Have Won, …", 2008), and 880 of three bytes each fit an index entry of PostgreSQL (2,704
   * bytes).
   */
  public static final int NAME = 880;

  /** Of a genre, a tag or a format; the longest genre of our vocabulary has 40. */
  public static final int WORD = 200;

  private LongestText() {}
}
