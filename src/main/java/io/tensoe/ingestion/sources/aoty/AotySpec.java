package io.tensoe.ingestion.sources.aoty;

import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.Pin;
import io.tensoe.ingestion.sources.SourceOption;
import io.tensoe.ingestion.sources.SourceProvider;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.SourceSpec.Kind;
import io.tensoe.ingestion.sources.Terms;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that this program knows about Album of the Year besides what it answers. */
public final class AotySpec implements SourceProvider {
  /** Option: what robots.txt means; values as in {@link RobotsPolicy}. */
  static final String ROBOTS = "aotyRobots";

  /** Option: folder of pages saved by hand. */
  static final String PAGES = "aotyPages";

  /** A search and the page. */
  private static final double USUAL_CALLS = 2;

  /** How a user names one of its albums. */
  static final Pin PIN =
      Pin.named("aoty", 40, "aoty_url")
          .ofAlbumsAt("aoty")
          .wanting("an album page such as /album/1234-artist-title.php", AotyPin::read)
          .identifying(AotyPin::number)
          .keyed(AotyPin::inKey)
          .forbidden("NUMBER", "number of an album page: write aoty:1234", AotyPin::isNumber)
          .build();

  @Override
  public SourceSpec spec() {
    return SourceSpec.named("aoty", "Album of the Year", Kind.BY_ALBUM)
        .pin(PIN)
        .address("site", AotySource.BASE_URL, "aotyUrl", "Base address of Album of the Year.")
        .credentials("save album pages by hand and name their folder with --aotyPages")
        // 3 s between pages is what polite public clients keep.
        .limits("1/3s", "none")
        .cost(USUAL_CALLS, 1)
        .fields(10, "genres")
        .fields(20, "moods")
        .fields(10, "aoty_score", "aoty_user_score", "aoty_track_score")
        // Dates of a day refine those of catalogues that know the year alone.
        .completing(50, "release_date")
        // Pages are hard to come by, and their layout changes: the whole page is kept.
        .keeping(new AnswerPolicy(Duration.ofDays(30), null, true, null, 2))
        // The page was not found when looked for (November 2026).
        .terms(
            new Terms(
                "Album of the Year, all rights reserved",
                URI.create("https://www.albumoftheyear.org/terms-of-use/"),
                Terms.Learning.NOT_MENTIONED,
                null))
        .option(
            SourceOption.oneOf(
                ROBOTS,
                "obey: what robots.txt forbids is not asked; permitted: you state that the site"
                    + " allows it.",
                "obey",
                List.of("obey", "permitted")))
        .option(
            SourceOption.folder(
                PAGES,
                "Folder of album pages saved from Album of the Year (.mhtml, .html, any name, also"
                    + " in sub-folders), used before the site is asked."))
        .effects(new AotyEffects())
        .opening(
            (client, addresses, credentials, settings) -> {
              @Nullable String pages = settings.get(PAGES);
              return new AotySource(
                  client,
                  Objects.requireNonNull(addresses.get("site"), "site"),
                  RobotsPolicy.valueOf(settings.getOrDefault(ROBOTS, "OBEY")),
                  pages == null ? null : Path.of(pages));
            })
        .build();
  }
}
