package io.tensoe.ingestion.sources.spotify;

import static io.tensoe.ingestion.sources.SourceFacts.on;

import io.tensoe.ingestion.sources.SourceContract;
import io.tensoe.ingestion.sources.SourceException.Kind;
import io.tensoe.ingestion.sources.SourceFacts;

final class SpotifyContractTest extends SourceContract {
  SpotifyContractTest() {
    super(
        SourceFacts.of("spotify")
            .credential("SPOTIFY_CLIENT_ID", "client-id")
            .credential("SPOTIFY_CLIENT_SECRET", "client-secret")
            .wanting(SourceFacts.seed("The Paper Lanterns", "Harbour Lights"))
            .aside(on("/api/token", "spotify/token.json"))
            .found(
                on("/search", "spotify/search.json"),
                on("/albums/1Harbour", "spotify/album-development.json"))
            .none(on("/search", "spotify/search-none.json"))
            .sends(
                "POST /accounts/api/token Basic Y2xpZW50LWlkOmNsaWVudC1zZWNyZXQ="
                    + " grant_type=client_credentials",
                "GET /api/v1/search?q=album%3A%22Harbour+Lights%22"
                    + "+artist%3A%22The+Paper+Lanterns%22&type=album&limit=10 Bearer token-1",
                "GET /api/v1/albums/1Harbour00000000000001 Bearer token-1")
            .unreadable("<html>not what we read</html>")
            .means(Kind.CREDENTIALS, 403, "{\"error\":{\"status\":403,\"message\":\"Forbidden\"}}")
            .means(
                Kind.QUOTA,
                429,
                "{\"error\":{\"status\":429,\"message\":\"x\",\"reason\":\"QUOTA_EXCEEDED\"}}")
            .means(Kind.UNAVAILABLE, 301, "")
            .means(Kind.REFUSED, 400, "{\"error\":{\"status\":400,\"message\":\"invalid id\"}}")
            .means(Kind.UNREADABLE, 200, "{\"albums\":"));
  }
}
