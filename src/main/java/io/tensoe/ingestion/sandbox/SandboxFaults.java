package io.tensoe.ingestion.sandbox;

import io.tensoe.ingestion.sandbox.site.FaultKind;
import io.tensoe.ingestion.sandbox.site.FaultSetting;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the built-in upstreams do wrong, as one line of switches. Immutable. */
public final class SandboxFaults {
  /** Nothing goes wrong. */
  public static final SandboxFaults NONE = new SandboxFaults(Map.of(), "");

  private static final String EVERY_SITE = "all";
  private static final Pattern SWITCH =
      Pattern.compile("([a-z][a-z0-9]*)\\.([a-z0-9]+)(?:=([^=]*))?");
  private static final Pattern NUMBERS = Pattern.compile("(\\d{1,9})(?:@(\\d{1,9}))?");
  private static final Pattern COUNT = Pattern.compile("(\\d{1,9})(s?)");

  private final Map<String, Map<FaultKind, FaultSetting>> bySite;
  private final String text;

  private SandboxFaults(Map<String, Map<FaultKind, FaultSetting>> bySite, String text) {
    this.bySite = bySite;
    this.text = text;
  }

  /**
   * Reads switches like {@code tapes.error=0.05,all.reset=0.02,tapes.eject=3}.
   *
   * @param text comma separated, blanks around the parts allowed; empty = nothing goes wrong
   * @throws IllegalArgumentException naming the bad part and what there is instead
   */
  public static SandboxFaults parse(String text) {
    Map<String, Map<FaultKind, FaultSetting>> bySite = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        read(part.strip(), bySite);
      }
    }
    bySite.replaceAll(SandboxFaults::inOrder);
    bySite.forEach(SandboxFaults::checkSum);
    return new SandboxFaults(bySite, text.strip());
  }

  private static void read(String part, Map<String, Map<FaultKind, FaultSetting>> bySite) {
    Matcher matcher = SWITCH.matcher(part);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "fault '" + part + "': expected SOURCE.KIND or SOURCE.KIND=VALUE; " + kinds());
    }
    String source = matcher.group(1);
    if (!source.equals(EVERY_SITE) && !Sites.names().contains(source)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "fault '%s': no source '%s', there are %s, %s",
              part,
              source,
              String.join(", ", Sites.names()),
              EVERY_SITE));
    }
    FaultKind kind = kind(part, matcher.group(2));
    FaultSetting setting = setting(part, kind, Optional.ofNullable(matcher.group(3)));
    List<SiteSpec> meant =
        Sites.ALL.stream()
            .filter(site -> source.equals(EVERY_SITE) || source.equals(site.name()))
            .filter(site -> site.faults().contains(kind))
            .toList();
    if (meant.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "fault '%s': %s has no '%s'; %s", part, source, kind.key(), kinds()));
    }
    for (SiteSpec site : meant) {
      bySite.computeIfAbsent(site.name(), any -> new LinkedHashMap<>()).put(kind, setting);
    }
  }

  /** All kinds: those that every site has, then those of single sites. */
  static Set<FaultKind> allKinds() {
    return kindsOf(Sites.ALL);
  }

  private static Set<FaultKind> kindsOf(List<SiteSpec> sites) {
    Set<FaultKind> kinds = new LinkedHashSet<>();
    sites.forEach(site -> kinds.addAll(site.faults()));
    return kinds;
  }

  private static FaultKind kind(String part, String word) {
    return allKinds().stream()
        .filter(kind -> kind.key().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    String.format(
                        Locale.ROOT, "fault '%s': no kind '%s'; %s", part, word, kinds())));
  }

  /** In the order of the site's own list, in whatever order they were given. */
  private static Map<FaultKind, FaultSetting> inOrder(
      String site, Map<FaultKind, FaultSetting> given) {
    Map<FaultKind, FaultSetting> ordered = new LinkedHashMap<>();
    for (FaultKind kind : Sites.named(site).faults()) {
      FaultSetting setting = given.get(kind);
      if (setting != null) {
        ordered.put(kind, setting);
      }
    }
    return ordered;
  }

  private static FaultSetting setting(String part, FaultKind kind, Optional<String> value) {
    Optional<FaultSetting> read =
        switch (kind.takes()) {
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
                    kind.takes().form(),
                    kind.takes().words())));
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
    return Sites.ALL.stream()
        .map(
            site ->
                site.name()
                    + " has "
                    + site.faults().stream().map(FaultKind::key).collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; "));
  }

  /** All switches, one a line, for {@code --help}. */
  public static String help() {
    return help(Sites.ALL);
  }

  /** All switches of these sites. */
  static String help(List<SiteSpec> sites) {
    StringBuilder text = new StringBuilder("SOURCE.KIND[=VALUE],…  SOURCE is ");
    text.append(sites.stream().map(SiteSpec::name).collect(Collectors.joining(", ")));
    text.append(" or ").append(EVERY_SITE).append('\n');
    for (FaultKind kind : kindsOf(sites)) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-24s %s%s%n",
              kind.key() + kind.takes().form(),
              words(kind, sites),
              where(kind, sites)));
    }
    return text.append("Example: ").append(example(sites)).append('\n').toString();
  }

  /** What every site does, and what single ones do besides. */
  private static String words(FaultKind kind, List<SiteSpec> sites) {
    return Stream.concat(
            Stream.of(kind.words()), sites.stream().flatMap(site -> site.alsoShows(kind).stream()))
        .collect(Collectors.joining("; "));
  }

  /** The sites that have it, in brackets; empty when all do. */
  private static String where(FaultKind kind, List<SiteSpec> sites) {
    List<String> having =
        sites.stream().filter(site -> site.faults().contains(kind)).map(SiteSpec::name).toList();
    return having.size() == sites.size() ? "" : " (" + String.join(", ", having) + ")";
  }

  /** Switches of one site, of all, and those by which single sites differ. */
  public static String example() {
    return example(Sites.ALL);
  }

  private static String example(List<SiteSpec> sites) {
    return Stream.concat(
            Stream.of(sites.get(0).name() + ".error=0.05", EVERY_SITE + ".reset=0.02"),
            sites.stream()
                .filter(site -> !site.faultExample().isEmpty())
                .sorted(Comparator.comparing(SiteSpec::name))
                .map(site -> site.name() + "." + site.faultExample()))
        .collect(Collectors.joining(","));
  }

  /** What goes wrong at one site, in the order of its list; empty for nothing. */
  Map<FaultKind, FaultSetting> of(String site) {
    return bySite.getOrDefault(site, Map.of());
  }

  /** The switches as they were given. */
  @Override
  public String toString() {
    return text;
  }
}
