package io.tensoe.ingestion.sources.aoty;

import static io.tensoe.ingestion.sources.SourceFacts.on;
import static io.tensoe.ingestion.sources.SourceFacts.text;

import io.tensoe.ingestion.sources.SourceContract;
import io.tensoe.ingestion.sources.SourceException.Kind;
import io.tensoe.ingestion.sources.SourceFacts;

final class AotyContractTest extends SourceContract {
  AotyContractTest() {
    super(
        SourceFacts.of("aoty")
            .wanting(SourceFacts.seed("The Paper Moons", "Don't Wait Up"))
            .aside(SourceFacts.says("/robots.txt", "User-agent: *\nDisallow: /scripts/\n"))
            .found(
                on("/search/albums", "aoty/search.html"),
                on("/album/700123", "aoty/album-2026.html"))
            .none(on("/search/albums", "aoty/search-none.html"))
            .sends(
                "GET /site/robots.txt",
                "GET /site/search/albums/?q=The+Paper+Moons+Don%27t+Wait+Up",
                "GET /site/album/700123-the-paper-moons-dont-wait-up.php")
            .unreadable("<html><body>not what we read</body></html>")
            .means(Kind.CHALLENGED, 403, text("aoty/challenge.html"))
            .means(Kind.CHALLENGED, 503, text("aoty/challenge.html"))
            .means(Kind.CHALLENGED, 401, "")
            .means(Kind.REFUSED, 400, "")
            .means(Kind.REFUSED, 301, "")
            .means(Kind.UNREADABLE, 200, "<html><body>cut off"));
  }
}
