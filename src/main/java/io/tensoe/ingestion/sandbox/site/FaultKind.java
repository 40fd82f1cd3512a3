package io.tensoe.ingestion.sandbox.site;

import java.util.List;

/**
 * Something that can go wrong on purpose, with its switch and what it takes. Those every site has
 * are here; a site adds its own, see {@link SiteSpec}.
 *
 * @param key behind the dot of the switch, lower case letters and digits
 * @param takes what stands behind the equals sign, and so when the fault is met
 * @param words for people: what the site then does
 * @param isLeftToSite whether only the site itself acts on it; else it is asked for a {@link
 *     Site#refusal} of this kind
 * @param seconds how long the site stays closed where the switch does not say; 0 = it always does
 */
public record FaultKind(String key, Takes takes, String words, boolean isLeftToSite, long seconds) {

  public static final FaultKind ERROR = byChance("error", "5xx answers");
  public static final FaultKind THROTTLE = byChance("throttle", "429 with Retry-After 1 to 2 s");
  public static final FaultKind RESET =
      byChance("reset", "the connection is reset without an answer");
  public static final FaultKind TRUNCATE =
      byChance("truncate", "half of the promised bytes, then the connection ends");
  public static final FaultKind HTML =
      byChance("html", "a web page (200 or 502) where data was asked for");
  public static final FaultKind SLOW = byChance("slow", "the body drips a byte at a time");
  public static final FaultKind LONG429 =
      new FaultKind(
          "long429",
          Takes.SECONDS_FROM,
          "429 with a Retry-After of SECONDS, from request FROM on (default 1)",
          false,
          0);

  /** Every site has them. */
  public static final List<FaultKind> EVERYWHERE =
      List.of(ERROR, THROTTLE, RESET, TRUNCATE, HTML, SLOW, LONG429);

  /** For a site that asks who is calling. */
  public static final FaultKind CREDENTIALS =
      always("credentials", "the client id or key is refused");

  /** What stands behind the equals sign. */
  public enum Takes {
    /** Met by chance. */
    RATE("=RATE", "0 to 1, of all requests; without one: 1"),
    /** Met from a request on, for a time. */
    SECONDS_FROM("=SECONDS[@FROM]", "seconds, and the number of the first request"),
    /** Met after so many answers, for a time. */
    COUNT_FOR("=COUNT[@SECONDS]", "a count, and seconds"),
    /** Counted by the site itself. */
    COUNT("=COUNT", "a count, or seconds when an s follows"),
    /** Met from a request on. */
    FROM("[=FROM]", "number of the first request; without one: 1"),
    /** Met by every request. */
    NOTHING("", "nothing");

    private final String form;
    private final String words;

    Takes(String form, String words) {
      this.form = form;
      this.words = words;
    }

    /** As it is written in a list of switches. */
    public String form() {
      return form;
    }

    /** As the end of the sentence "it takes …". */
    public String words() {
      return words;
    }
  }

  /** Met by a share of the requests. */
  public static FaultKind byChance(String key, String words) {
    return new FaultKind(key, Takes.RATE, words, false, 0);
  }

  /** Met by every request from a number on. */
  public static FaultKind from(String key, String words) {
    return new FaultKind(key, Takes.FROM, words, false, 0);
  }

  /** Met by every request. */
  public static FaultKind always(String key, String words) {
    return new FaultKind(key, Takes.NOTHING, words, false, 0);
  }

  /**
   * Met after a count of answers, for a time.
   *
   * @param seconds how long where the switch does not say
   */
  public static FaultKind afterCount(String key, String words, long seconds) {
    return new FaultKind(key, Takes.COUNT_FOR, words, false, seconds);
  }

  /** Played by the site itself, which looks for its setting. */
  public static FaultKind leftToSite(String key, Takes takes, String words) {
    return new FaultKind(key, takes, words, true, 0);
  }
}
