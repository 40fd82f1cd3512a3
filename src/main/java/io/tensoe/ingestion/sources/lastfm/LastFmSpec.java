package io.tensoe.ingestion.sources.lastfm;

import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.SourceProvider;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.SourceSpec.Kind;
import io.tensoe.ingestion.sources.Terms;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/** All that this program knows about Last.fm besides what it answers. */
public final class LastFmSpec implements SourceProvider {
  private static final String KEY_VARIABLE = "LASTFM_API_KEY";

  /**
   * One per track, and the album and its artist where a track has no tags. 4,798 real releases of
   * at least five tracks have 14.3 on average and 12 as a median; with singles it is 9.2 (8,000).
   */
  private static final double USUAL_CALLS = 14;

  @Override
  public SourceSpec spec() {
    return SourceSpec.named("lastfm", "Last.fm", Kind.BY_TRACKS)
        .address("api", LastFmSource.BASE_URL, "lastfmUrl", "Base address of the Last.fm API.")
        .credentials("get a key at https://www.last.fm/api/account/create", KEY_VARIABLE)
        // Older terms: 5 a second on average; today no number is published:
        // https://www.last.fm/api/intro
        .limits("5/1s", "none")
        .cost(USUAL_CALLS, 6)
        .fields(20, "genres")
        .fields(10, "moods")
        // "Reasonable usage" of stored data is capped at 100 MB: https://www.last.fm/api/tos.
        // So only the tags are kept, not the bodies, which are several times as long.
        .keeping(new AnswerPolicy(Duration.ofDays(90), null, false, 100_000_000L, 1))
        .terms(
            new Terms(
                "Last.fm API Terms; non-commercial, link back",
                URI.create("https://www.last.fm/api/tos"),
                Terms.Learning.NOT_MENTIONED,
                null))
        .opening(
            (client, addresses, credentials, settings) ->
                new LastFmSource(
                    client,
                    Objects.requireNonNull(addresses.get("api"), "api"),
                    credentials.getOrDefault(KEY_VARIABLE, "")))
        .build();
  }
}
