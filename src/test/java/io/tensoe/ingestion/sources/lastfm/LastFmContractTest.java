package io.tensoe.ingestion.sources.lastfm;

import static io.tensoe.ingestion.sources.SourceFacts.on;
import static io.tensoe.ingestion.sources.SourceFacts.text;

import io.tensoe.ingestion.sources.SourceContract;
import io.tensoe.ingestion.sources.SourceException.Kind;
import io.tensoe.ingestion.sources.SourceFacts;

final class LastFmContractTest extends SourceContract {
  LastFmContractTest() {
    super(
        SourceFacts.of("lastfm")
            .credential("LASTFM_API_KEY", "0123456789abcdef0123456789abcdef")
            .wanting(SourceFacts.resolved("The Paper Moons", "Tide Tables", "Harbour Lights"))
            .found(on("method=track", "lastfm/track.json"))
            .none(on("method=", "lastfm/track-unknown.json"))
            .sends(
                "GET /api/2.0/?method=track.getTopTags&artist=The+Paper+Moons&track=Harbour+Lights"
                    + "&autocorrect=1&format=json&api_key=0123456789abcdef0123456789abcdef")
            .unreadable(text("lastfm/page.html"))
            .means(Kind.CREDENTIALS, 403, "{\"error\":10,\"message\":\"Invalid API key\"}")
            .means(Kind.CREDENTIALS, 403, "{\"error\":26,\"message\":\"Suspended API key\"}")
            .means(Kind.CREDENTIALS, 401, "")
            .means(Kind.UNAVAILABLE, 301, "")
            .means(Kind.REFUSED, 400, "{\"error\":6,\"message\":\"Invalid parameters\"}")
            .means(Kind.REFUSED, 400, "{\"error\":3,\"message\":\"Invalid Method\"}")
            .means(Kind.UNAVAILABLE, 500, "{\"error\":8,\"message\":\"Operation failed\"}")
            .means(Kind.UNREADABLE, 418, ""));
  }
}
