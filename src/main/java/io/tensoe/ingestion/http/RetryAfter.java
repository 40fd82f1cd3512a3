package io.tensoe.ingestion.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After} (RFC 9110, section 10.2.3). */
public final class RetryAfter {
  private RetryAfter() {}

  /**
   * How long the service wants to be left alone, given in seconds or as an HTTP date.
   *
   * @param now the time against which a date is measured
   * @return never negative; empty = no such header, or not understood
   */
  public static Optional<Duration> of(Reply reply, Instant now) {
    String value = reply.header("retry-after");
    if (value == null) {
      return Optional.empty();
    }
    String text = value.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
