package io.tensoe.ingestion.sources.tapes;

import io.tensoe.ingestion.sources.AnswerPolicy;
import io.tensoe.ingestion.sources.Pin;
import io.tensoe.ingestion.sources.SourceOption;
import io.tensoe.ingestion.sources.SourceProvider;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.SourceSpec.Kind;
import io.tensoe.ingestion.sources.Terms;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What The Tapes are to this program: believed in genres before all others, in ISRCs last. */
public final class TapesSpec implements SourceProvider {
  private static final String KEY_VARIABLE = "TAPES_API_KEY";

  @Override
  public SourceSpec spec() {
    return SourceSpec.named("tapes", "The Tapes", Kind.BY_ALBUM)
        .pin(
            Pin.named("tapes", 900, "tapes_id")
                .ofAlbumsAt("tapes")
                .wanting(
                    "the number of a tape",
                    text -> text.matches("\\d{1,9}") ? Optional.of(text) : Optional.empty())
                .build())
        .address(
            "api",
            URI.create("https://api.tapes.example/1"),
            "tapesUrl",
            "Base address of The Tapes.")
        .credentials("get a key at https://tapes.example/keys", KEY_VARIABLE)
        .limits("7/1s", "70")
        .cost(2, 1)
        .fields(5, "genres")
        .fields(90, "isrc")
        .remark("isrc", "The Tapes print it on the sleeve")
        .keeping(new AnswerPolicy(Duration.ofDays(365), null, true, null, 1))
        .terms(
            new Terms(
                "The Tapes, CC0",
                URI.create("https://tapes.example/terms"),
                Terms.Learning.PERMITTED,
                URI.create("https://tapes.example/learning")))
        .option(
            SourceOption.oneOf("tapesSide", "Which side is read first.", "a", List.of("a", "b")))
        .opening(
            (client, addresses, credentials, settings) ->
                new TapesSource(
                    client,
                    Objects.requireNonNull(addresses.get("api"), "api"),
                    credentials.getOrDefault(KEY_VARIABLE, ""),
                    settings.getOrDefault("tapesSide", "a")))
        .build();
  }
}
