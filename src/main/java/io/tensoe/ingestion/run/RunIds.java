package io.tensoe.ingestion.run;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Ids of runs: a later run has the greater id, two at once have different ones. */
public final class RunIds {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RunIds() {}

  /** E.g. {@code 20260722-093001-417-a3f9}, in UTC. */
  public static String of(Instant started) {
    byte[] chance = new byte[2];
    new SecureRandom().nextBytes(chance);
    return TIME.format(started) + "-" + HexFormat.of().formatHex(chance);
  }
}
