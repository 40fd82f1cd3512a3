package io.tensoe.ingestion.sources.aoty;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The two score boxes of an album page. Null = unrated, which the page writes {@code NR}. */
final class Scores {
  private static final String CRITIC_BOX = ".albumCriticScoreBox";
  private static final String CRITIC_SCORE = ".albumCriticScoreBox .albumCriticScore";
  private static final String USER_BOX = ".albumUserScoreBox";
  private static final String USER_SCORE = ".albumUserScoreBox .albumUserScore";

  /** The exact score; the text beside it is rounded. */
  private static final String EXACT = "[title]";

  private static final String EXACT_ATTRIBUTE = "title";
  private static final String COUNT = ".numReviews strong";
  private static final String COUNT_LINE = ".numReviews";

  private static final String MICRODATA_SCORE = "[itemprop=ratingValue]:not(.albumUserScoreBox *)";
  private static final String MICRODATA_COUNT =
      "[itemprop=ratingCount]:not(.albumUserScoreBox *),"
          + " [itemprop=reviewCount]:not(.albumUserScoreBox *)";

  private final Element page;
  private final LinkedData linkedData;

  Scores(Element page, LinkedData linkedData) {
    this.page = page;
    this.linkedData = linkedData;
  }

  /** Average of critics, 0 to 100. */
  @Nullable Double critic() {
    if (page.selectFirst(CRITIC_SCORE) != null) {
      return score(CRITIC_SCORE);
    }
    Double older = Texts.score(Texts.content(page.selectFirst(MICRODATA_SCORE)));
    return older != null ? older : Texts.score(linkedData.criticScore());
  }

  /** Reviews of critics. */
  @Nullable Integer criticCount() {
    if (page.selectFirst(CRITIC_BOX) != null) {
      return count(CRITIC_BOX);
    }
    Integer older = Texts.count(Texts.content(page.selectFirst(MICRODATA_COUNT)));
    return older != null ? older : Texts.count(linkedData.criticCount());
  }

  /** Average of users, 0 to 100. */
  @Nullable Double user() {
    return score(USER_SCORE);
  }

  /** Ratings of users. */
  @Nullable Integer userCount() {
    return count(USER_BOX);
  }

  private @Nullable Double score(String selector) {
    Element box = page.selectFirst(selector);
    if (box == null) {
      return null;
    }
    for (Element exact : box.select(EXACT)) {
      Double score = Texts.score(exact.attr(EXACT_ATTRIBUTE));
      if (score != null) {
        return score;
      }
    }
    return Texts.score(box.text());
  }

  private @Nullable Integer count(String boxSelector) {
    Element box = page.selectFirst(boxSelector);
    if (box == null) {
      return null;
    }
    Element strong = box.selectFirst(COUNT);
    Element line = strong != null ? strong : box.selectFirst(COUNT_LINE);
    return line == null ? null : Texts.count(line.text());
  }
}
