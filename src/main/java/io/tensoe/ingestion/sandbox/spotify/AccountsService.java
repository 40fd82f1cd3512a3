package io.tensoe.ingestion.sandbox.spotify;

import io.tensoe.ingestion.sandbox.albums.Dice;
import io.tensoe.ingestion.sandbox.albums.Ref;
import io.tensoe.ingestion.sandbox.albums.Variant;
import io.tensoe.ingestion.sandbox.site.Answer;
import io.tensoe.ingestion.sandbox.site.Ask;
import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.FaultSetting;
import io.tensoe.ingestion.sandbox.site.JsonBytes;
import io.tensoe.ingestion.sandbox.site.SiteWorld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Spotify's accounts service: gives tokens and knows when they end. Safe for threads. */
final class AccountsService {
  private static final long LIFE_SECONDS = 3600;
  private static final String PREFIX = "BQ";

  private record Token(long bornNanos, AtomicLong uses) {}

  private final Map<String, Token> tokens = new ConcurrentHashMap<>();
  private final AtomicLong given = new AtomicLong();
  private final boolean refuses;
  private final Optional<FaultSetting> expiry;
  private final long seed;
  private final LongSupplier nanoTime;

  AccountsService(SiteWorld world) {
    this.refuses = world.fault(FaultKind.CREDENTIALS).isPresent();
    this.expiry = world.fault(SpotifySiteSpec.EXPIRE);
    this.seed = world.seed();
    this.nanoTime = world.nanoTime();
  }

  /** POST /api/token. Any client id and secret will do as long as neither is empty. */
  Answer give(Ask ask) {
    if (!ask.method().equals("POST")) {
      return oauthError("invalid_request", "POST only");
    }
    if (refuses || !hasClient(ask.authorization())) {
      return oauthError("invalid_client", "Invalid client");
    }
    if (!Ask.form(ask.body()).getOrDefault("grant_type", "").equals("client_credentials")) {
      return oauthError("unsupported_grant_type", "grant_type must be client_credentials");
    }
    long number = given.incrementAndGet();
    String text =
        PREFIX
            + SpotifyId.album(new Ref(true, (int) (number % 1_000_000), Variant.ORIGINAL))
            + Long.toString(Dice.of(seed, number), 36);
    tokens.put(text, new Token(nanoTime.getAsLong(), new AtomicLong()));
    return Answer.usable(
        200,
        Answer.JSON,
        JsonBytes.object(
            json -> {
              json.writeStringField("access_token", text);
              json.writeStringField("token_type", "Bearer");
              json.writeNumberField("expires_in", LIFE_SECONDS);
            }));
  }

  private static boolean hasClient(String authorization) {
    if (!authorization.startsWith("Basic ")) {
      return false;
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon > 0 && colon < pair.length() - 1;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static Answer oauthError(String error, String description) {
    String body =
        String.format(
            Locale.ROOT, "{\"error\":\"%s\",\"error_description\":\"%s\"}", error, description);
    return Answer.refusal(400, Answer.JSON, body);
  }

  /**
   * What is wrong with the token of an API request.
   *
   * @return Spotify's own words; empty when it is good
   */
  Optional<String> objection(String authorization) {
    if (!authorization.startsWith("Bearer ")) {
      return Optional.of("No token provided");
    }
    Token token = tokens.get(authorization.substring(7).strip());
    if (token == null) {
      return Optional.of("Invalid access token");
    }
    long uses = token.uses().incrementAndGet();
    Duration age = Duration.ofNanos(nanoTime.getAsLong() - token.bornNanos());
    boolean isOver = age.toSeconds() >= LIFE_SECONDS;
    if (expiry.isPresent()) {
      boolean bySeconds = expiry.get().second() == 1;
      isOver |= bySeconds ? age.toSeconds() >= expiry.get().first() : uses > expiry.get().first();
    }
    return isOver ? Optional.of("The access token expired") : Optional.empty();
  }
}
