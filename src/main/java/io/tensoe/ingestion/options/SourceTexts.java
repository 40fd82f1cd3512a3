package io.tensoe.ingestion.options;

import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.options.arguments.Ages;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.SourceOptions;
import io.tensoe.ingestion.options.commands.SourceValues;
import io.tensoe.ingestion.run.SourceChoice;
import io.tensoe.ingestion.run.SourceChoices;
import io.tensoe.ingestion.sandbox.Sites;
import io.tensoe.ingestion.sandbox.site.RequestLimit;
import io.tensoe.ingestion.sources.BaseAddress;
import io.tensoe.ingestion.sources.SourceOption;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** From texts of options to how sources are asked. */
public final class SourceTexts {
  private SourceTexts() {}

  /**
   * How each source is asked.
   *
   * @param isSandbox whether the built-in upstreams are asked where no address is given
   * @throws UsageException naming the option that is wrong, also where its source is not in play
   */
  public static SourceChoices choices(SourceOptions options, boolean isSandbox) {
    if (options.getAttempts() < 1) {
      throw new UsageException("--attempts must be at least 1");
    }
    Map<String, String> values = SourceValues.of(options);
    return new SourceChoices(
        Sources.ALL.stream().map(spec -> choice(spec, values, isSandbox)).toList(),
        named("sources", options.getSources()),
        isSandbox,
        options.getOffline(),
        options.getAttempts(),
        freshFor(options));
  }

  static SourceChoice choice(SourceSpec spec, Map<String, String> values, boolean isSandbox) {
    Map<String, URI> addresses = new LinkedHashMap<>();
    for (BaseAddress each : spec.addresses()) {
      @Nullable URI given = address(spec, each, values);
      if (given != null) {
        addresses.put(each.name(), given);
      }
    }
    Map<String, String> settings = new LinkedHashMap<>();
    Map<String, String> folders = new LinkedHashMap<>();
    for (SourceOption option : spec.options()) {
      @Nullable String given = values.getOrDefault(option.name(), option.standard());
      if (given != null) {
        settings.put(option.name(), checked(option, given));
        if (option.isFolder()) {
          folders.put(option.name(), given);
        }
      }
    }
    return new SourceChoice(
        spec,
        addresses,
        limit(spec, values, isSandbox),
        daily(spec, values, isSandbox),
        settings,
        folders);
  }

  private static String checked(SourceOption option, String given) {
    try {
      return option.check().read(given);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Sources that an option names, separated by commas.
   *
   * @param list value of the option; null = not given, and so none
   * @throws UsageException if one does not exist
   */
  public static Set<String> named(String option, @Nullable String list) {
    Set<String> names = new TreeSet<>();
    if (list == null) {
      return names;
    }
    Set<String> known = new TreeSet<>();
    Sources.ALL.forEach(spec -> known.add(spec.name()));
    for (String name : list.split(",", -1)) {
      String clean = name.strip().toLowerCase(Locale.ROOT);
      if (!known.contains(clean)) {
        throw new UsageException(
            "--"
                + option
                + ": there is no source '"
                + name.strip()
                + "'; there are "
                + String.join(", ", known));
      }
      names.add(clean);
    }
    return names;
  }

  private static @Nullable URI address(
      SourceSpec spec, BaseAddress address, Map<String, String> values) {
    @Nullable String text = values.get(address.option());
    if (text == null) {
      return null;
    }
    try {
      URI uri = URI.create(text.strip());
      if (uri.getHost() != null
          && uri.getUserInfo() == null
          && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Falls through to the message below.
    }
    throw new UsageException(
        (text.contains("@") ? "what is given" : "'" + text + "'")
            + " is no base address for "
            + spec.name()
            + "; write https://host[:port][/path], without a user");
  }

  /** The limit as promised. */
  static @Nullable Limit limit(SourceSpec spec, Map<String, String> values, boolean isSandbox) {
    @Nullable String given = values.get(spec.name() + DerivedOption.LIMIT);
    try {
      return given == null && isSandbox && Sites.has(spec.name())
          ? limit(Sites.named(spec.name()).limit())
          : Limit.parse(given == null ? spec.limit() : given).orElse(null);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + spec.name() + "Limit: " + e.getMessage());
    }
  }

  private static Limit limit(RequestLimit enforced) {
    return new Limit(enforced.requests(), enforced.window());
  }

  private static @Nullable Duration freshFor(SourceOptions options) {
    @Nullable String given = options.getFreshFor();
    try {
      return given == null ? null : Ages.parse(given);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--freshFor: " + e.getMessage());
    }
  }

  private static @Nullable Integer daily(
      SourceSpec spec, Map<String, String> values, boolean isSandbox) {
    @Nullable String given = values.get(spec.name() + DerivedOption.DAILY_LIMIT);
    String text = given == null ? (isSandbox ? "none" : spec.dailyLimit()) : given.strip();
    if (text.equalsIgnoreCase("none")) {
      return null;
    }
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new UsageException(
          "--" + spec.name() + "DailyLimit: '" + text + "' is neither a number of calls nor none");
    }
    return Integer.valueOf(text);
  }
}
