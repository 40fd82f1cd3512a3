package io.tensoe.ingestion.sandbox.site;

import java.util.Locale;

/** Everything that can go wrong on purpose, with its switch and what it takes. */
public enum FaultKind {
  ERROR(Takes.RATE, "5xx answers; Last.fm also its errors 8, 11 and 16"),
  THROTTLE(Takes.RATE, "429 with Retry-After 1 to 2 s; Last.fm its error 29"),
  RESET(Takes.RATE, "the connection is reset without an answer"),
  TRUNCATE(Takes.RATE, "half of the promised bytes, then the connection ends"),
  HTML(Takes.RATE, "a web page (200 or 502) where data was asked for"),
  SLOW(Takes.RATE, "the body drips a byte at a time"),
  LONG429(
      Takes.SECONDS_FROM, "429 with a Retry-After of SECONDS, from request FROM on (default 1)"),
  QUOTA(
      Takes.COUNT_FOR,
      "after COUNT answers 429 QUOTA_EXCEEDED for SECONDS (default 48925)",
      "spotify"),
  EXPIRE(
      Takes.COUNT, "a token is refused after COUNT requests, or after COUNTs seconds", "spotify"),
  PREMIUM(Takes.FROM, "403 in plain text: the app's owner has no Premium", "spotify"),
  CREDENTIALS(Takes.NOTHING, "the client id or key is refused", "spotify lastfm"),
  SUSPENDED(Takes.FROM, "error 26: the key is suspended", "lastfm"),
  CHALLENGE(Takes.FROM, "403 with cf-mitigated: challenge and \"Just a moment...\"", "aoty"),
  ROBOTS(Takes.NOTHING, "robots.txt forbids /search/", "aoty");

  /** What stands behind the equals sign. */
  public enum Takes {
    RATE("=RATE", "0 to 1, of all requests; without one: 1"),
    SECONDS_FROM("=SECONDS[@FROM]", "seconds, and the number of the first request"),
    COUNT_FOR("=COUNT[@SECONDS]", "a count, and seconds"),
    COUNT("=COUNT", "a count, or seconds when an s follows"),
    FROM("[=FROM]", "number of the first request; without one: 1"),
    NOTHING("", "nothing");

    public final String form;
    public final String words;

    Takes(String form, String words) {
      this.form = form;
      this.words = words;
    }
  }

  public final Takes takes;
  public final String words;

  /** Names separated by blanks; empty = every source. */
  private final String sources;

  FaultKind(Takes takes, String words) {
    this(takes, words, "");
  }

  FaultKind(Takes takes, String words, String sources) {
    this.takes = takes;
    this.words = words;
    this.sources = sources;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean belongsTo(String source) {
    return sources.isEmpty() || (" " + sources + " ").contains(" " + source + " ");
  }
}
