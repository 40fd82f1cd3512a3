package io.tensoe.ingestion.run;

import io.tensoe.ingestion.environment.Environment;
import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.options.Ages;
import io.tensoe.ingestion.options.SourceOptions;
import io.tensoe.ingestion.options.SourceValues;
import io.tensoe.ingestion.options.UsageException;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.sandbox.Sites;
import io.tensoe.ingestion.sandbox.site.RequestLimit;
import io.tensoe.ingestion.sources.BaseAddress;
import io.tensoe.ingestion.sources.SourceOption;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From options to the sources in play and how each is asked. */
public final class SourceSelection {
  private final SourceOptions options;
  private final boolean isSandbox;
  private final @Nullable Duration freshByDefault;
  private final List<String> notes = new ArrayList<>();
  private final Map<String, String> unusable = new TreeMap<>();

  public SourceSelection(SourceOptions options, boolean isSandbox) {
    this(options, isSandbox, null);
  }

  /**
   * @param freshByDefault how old a stored answer may be where {@code --freshFor} does not say;
   *     null = as the policy of each source says
   */
  public SourceSelection(
      SourceOptions options, boolean isSandbox, @Nullable Duration freshByDefault) {
    this.options = options;
    this.isSandbox = isSandbox;
    this.freshByDefault = freshByDefault;
  }

  /** Lines for people about sources that are left out. */
  public List<String> notes() {
    return notes;
  }

  /** Sources that were meant and cannot be asked, with the reason; known after {@link #specs()}. */
  public Map<String, String> unusable() {
    return Map.copyOf(unusable);
  }

  /**
   * The specs in play: those asked for, or all that are usable.
   *
   * @throws UsageException if one does not exist, cannot be used, or no catalogue source is left
   */
  public List<SourceSpec> specs() {
    List<SourceSpec> specs = usable();
    if (specs.stream().noneMatch(SourceSpec::isCatalogue)) {
      throw new UsageException(
          "no catalogue source is left, so no album can be found. "
              + (notes.isEmpty()
                  ? "Add " + catalogues() + " to --sources. "
                  : String.join("; ", notes) + ". ")
              + "Set the variables in the environment or in .env, or try it without any with"
              + " --sandbox");
    }
    return specs;
  }

  private static String catalogues() {
    return Sources.catalogues().stream().map(SourceSpec::name).collect(Collectors.joining(" or "));
  }

  /**
   * The specs that can be used out of those asked for, or out of all; notes say why others cannot.
   *
   * @throws UsageException if one does not exist
   */
  public List<SourceSpec> usable() {
    List<SourceSpec> specs = new ArrayList<>();
    Set<String> wanted = wanted();
    for (SourceSpec spec : Sources.ALL) {
      boolean needsNone = isSandbox || options.getOffline();
      List<String> missing = needsNone ? List.of() : missing(spec);
      if (!wanted.isEmpty() && !wanted.contains(spec.name())) {
        continue;
      }
      if (isSandbox && !Sites.has(spec.name()) && address(spec, spec.addresses().get(0)) == null) {
        unusable.put(spec.name(), "not asked: the sandbox does not imitate it");
        notes.add(spec.name() + " is skipped: the sandbox does not imitate it");
        continue;
      }
      if (isSandbox && !Sites.has(spec.name())) {
        unusable.put(spec.name(), "not asked: the sandbox does not play it");
        notes.add(spec.name() + " is skipped: the sandbox does not play it");
      } else if (missing.isEmpty()) {
        specs.add(spec);
      } else {
        unusable.put(spec.name(), "not asked: " + String.join(" and ", missing) + " not set");
        notes.add(
            String.format(
                Locale.ROOT,
                "%s is skipped: %s not set (%s)",
                spec.name(),
                String.join(" and ", missing),
                spec.advice()));
      }
    }
    return specs;
  }

  /** Variables a source cannot do without that are not set. */
  public static List<String> missing(SourceSpec spec) {
    return spec.credentials().stream().filter(name -> Environment.get(name) == null).toList();
  }

  private Set<String> wanted() {
    return named("sources", options.getSources());
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

  /**
   * How the sources are asked.
   *
   * @param sandbox where they are asked instead of in public; null = in public
   * @throws UsageException naming the option that is wrong
   */
  public List<SourceSettings> settings(List<SourceSpec> specs, @Nullable Sandbox sandbox) {
    if (options.getAttempts() < 1) {
      throw new UsageException("--attempts must be at least 1");
    }
    // A wrong limit is wrong also where its source is not in play.
    Sources.ALL.forEach(
        spec -> {
          limit(spec);
          daily(spec);
        });
    return specs.stream().map(spec -> settings(spec, sandbox)).toList();
  }

  private SourceSettings settings(SourceSpec spec, @Nullable Sandbox sandbox) {
    Map<String, URI> addresses = new LinkedHashMap<>();
    for (BaseAddress each : spec.addresses()) {
      @Nullable URI given = address(spec, each);
      URI upstream = sandbox == null ? each.standard() : sandbox.address(spec.name(), each.name());
      addresses.put(each.name(), given == null ? upstream : given);
    }
    BaseAddress first = spec.addresses().get(0);
    boolean isBuiltIn = isSandbox && address(spec, first) == null;
    return new SourceSettings(
        spec.name(),
        spec.name() + "@" + (isBuiltIn ? "sandbox" : identity(addresses.get(first.name()))),
        Map.copyOf(addresses),
        limit(spec),
        daily(spec),
        options.getAttempts(),
        freshFor(),
        options.getOffline(),
        further(spec),
        isSandbox);
  }

  /** One name for one place: case, standard port and trailing slash of an address mean nothing. */
  private static String identity(@Nullable URI address) {
    if (address == null || address.getHost() == null) {
      return String.valueOf(address);
    }
    String scheme = address.getScheme().toLowerCase(Locale.ROOT);
    int standard = scheme.equals("https") ? 443 : 80;
    String port =
        address.getPort() < 0 || address.getPort() == standard ? "" : ":" + address.getPort();
    String path = String.valueOf(address.getRawPath()).replaceFirst("/+$", "");
    return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + port + path;
  }

  private @Nullable URI address(SourceSpec spec, BaseAddress address) {
    @Nullable String text = SourceValues.of(options).get(address.option());
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
  private @Nullable Limit limit(SourceSpec spec) {
    @Nullable String given = SourceValues.of(options).get(spec.name() + "Limit");
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

  private @Nullable Duration freshFor() {
    @Nullable String given = options.getFreshFor();
    try {
      return given == null ? freshByDefault : Ages.parse(given);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--freshFor: " + e.getMessage());
    }
  }

  private @Nullable Integer daily(SourceSpec spec) {
    @Nullable String given = SourceValues.of(options).get(spec.name() + "DailyLimit");
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

  /** Causes of skipped albums that the options of this source remove. */
  public Set<Cause> lifted(SourceSpec spec) {
    return spec.effects().lifted(further(spec));
  }

  /** Whether the source may find albums without a request. */
  public boolean needsNoRequest(SourceSpec spec) {
    return spec.effects().needsNoRequest(further(spec));
  }

  private Map<String, String> further(SourceSpec spec) {
    Map<String, String> further = new LinkedHashMap<>();
    for (SourceOption option : spec.options()) {
      @Nullable String given =
          SourceValues.of(options).getOrDefault(option.name(), option.standard());
      if (given != null) {
        try {
          further.put(option.name(), option.check().read(given));
        } catch (IllegalArgumentException e) {
          throw new UsageException(String.valueOf(e.getMessage()));
        }
      }
    }
    return Map.copyOf(further);
  }
}
