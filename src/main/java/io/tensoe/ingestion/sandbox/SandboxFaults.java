package io.tensoe.ingestion.sandbox;

import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.FaultSetting;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the built-in upstreams do wrong, as one line of switches. Immutable. */
public final class SandboxFaults {
  /** The upstreams that can be named before the dot. */
  static final List<String> SOURCES = List.of("spotify", "lastfm", "aoty");

  /** Nothing goes wrong. */
  public static final SandboxFaults NONE = new SandboxFaults(Map.of(), "");

  private static final String EVERY_SOURCE = "all";
  private static final Pattern SWITCH = Pattern.compile("([a-z]+)\\.([a-z0-9]+)(?:=([^=]*))?");
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?:@(\\d{1,9}))?");
  private static final Pattern COUNT = Pattern.compile("(\\d{1,9})(s?)");

  private final Map<String, Map<FaultKind, FaultSetting>> bySource;
  private final String text;

  private SandboxFaults(Map<String, Map<FaultKind, FaultSetting>> bySource, String text) {
    this.bySource = bySource;
    this.text = text;
  }

  /**
   * Reads switches like {@code spotify.error=0.05,all.reset=0.02,aoty.challenge}.
   *
   * @param text comma separated, blanks around the parts allowed; empty = nothing goes wrong
   * @throws IllegalArgumentException naming the bad part and what there is instead
   */
  public static SandboxFaults parse(String text) {
    Map<String, Map<FaultKind, FaultSetting>> bySource = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        read(part.strip(), bySource);
      }
    }
    bySource.forEach(SandboxFaults::checkSum);
    return new SandboxFaults(bySource, text.strip());
  }

  private static void read(String part, Map<String, Map<FaultKind, FaultSetting>> bySource) {
    Matcher matcher = SWITCH.matcher(part);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "fault '" + part + "': expected SOURCE.KIND or SOURCE.KIND=VALUE; " + kinds());
    }
    String source = matcher.group(1);
    if (!source.equals(EVERY_SOURCE) && !SOURCES.contains(source)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "fault '%s': no source '%s', there are %s, %s",
              part,
              source,
              String.join(", ", SOURCES),
              EVERY_SOURCE));
    }
    FaultKind kind = kind(part, matcher.group(2));
    FaultSetting setting = setting(part, kind, Optional.ofNullable(matcher.group(3)));
    List<String> meant =
        SOURCES.stream()
            .filter(name -> source.equals(EVERY_SOURCE) || source.equals(name))
            .filter(kind::belongsTo)
            .toList();
    if (meant.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "fault '%s': %s has no '%s'; %s", part, source, kind.key(), kinds()));
    }
    for (String name : meant) {
      bySource.computeIfAbsent(name, any -> new EnumMap<>(FaultKind.class)).put(kind, setting);
    }
  }

  private static FaultKind kind(String part, String word) {
    return Arrays.stream(FaultKind.values())
        .filter(kind -> kind.key().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT, "fault '%s': no kind '%s'; %s", part, word, kinds())));
  }

  private static FaultSetting setting(String part, FaultKind kind, Optional<String> value) {
    Optional<FaultSetting> read =
        switch (kind.takes) {
          case RATE -> rate(value.orElse("1"));
          case NOTHING ->
              value.isPresent() ? Optional.empty() : Optional.of(new FaultSetting(0, 0, 0));
          case FROM -> numbers(value.orElse("1")).filter(found -> found.second() == 0);
          case SECONDS_FROM, COUNT_FOR -> value.flatMap(SandboxFaults::numbers);
          case COUNT -> value.flatMap(SandboxFaults::count);
        };
    return read.orElseThrow(
        () ->
            new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "fault '%s': %s%s takes %s",
                    part,
                    kind.key(),
                    kind.takes.form,
                    kind.takes.words)));
  }

  private static Optional<FaultSetting> rate(String text) {
    try {
      double rate = Double.parseDouble(text);
      return rate >= 0 && rate <= 1 ? Optional.of(new FaultSetting(rate, 0, 0)) : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static Optional<FaultSetting> numbers(String text) {
    Matcher matcher = NUMBERS.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new FaultSetting(
                0,
                Long.parseLong(matcher.group(1)),
                matcher.group(2) == null ? 0 : Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  private static Optional<FaultSetting> count(String text) {
    Matcher matcher = COUNT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new FaultSetting(
                0, Long.parseLong(matcher.group(1)), matcher.group(2).isEmpty() ? 0 : 1))
        : Optional.empty();
  }

  private static void checkSum(String source, Map<FaultKind, FaultSetting> settings) {
    double sum = settings.values().stream().mapToDouble(FaultSetting::rate).sum();
    if (sum > 1.000001) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "faults of %s: the rates add up to %.2f, more than 1", source, sum));
    }
  }

  private static String kinds() {
    return SOURCES.stream()
        .map(
            source ->
                source
                    + " has "
                    + Arrays.stream(FaultKind.values())
                        .filter(kind -> kind.belongsTo(source))
                        .map(FaultKind::key)
                        .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; "));
  }

  /** All switches, one a line, for {@code --help}. */
  public static String help() {
    StringBuilder text =
        new StringBuilder("SOURCE.KIND[=VALUE],…  SOURCE is spotify, lastfm, aoty or all\n");
    for (FaultKind kind : FaultKind.values()) {
      String sources =
          SOURCES.stream().allMatch(kind::belongsTo)
              ? ""
              : SOURCES.stream()
                  .filter(kind::belongsTo)
                  .collect(Collectors.joining(", ", " (", ")"));
      text.append(
          String.format(
              Locale.ROOT, "  %-24s %s%s%n", kind.key() + kind.takes.form, kind.words, sources));
    }
    return text.append(
            "Example: spotify.error=0.05,all.reset=0.02,aoty.challenge,spotify.quota=100\n")
        .toString();
  }

  /** What goes wrong at one source; empty for nothing. */
  Map<FaultKind, FaultSetting> of(String source) {
    return bySource.getOrDefault(source, Map.of());
  }

  Optional<FaultSetting> of(String source, FaultKind kind) {
    return Optional.ofNullable(of(source).get(kind));
  }

  /** The switches as they were given. */
  @Override
  public String toString() {
    return text;
  }
}
