package io.tensoe.ingestion.run;

import io.tensoe.ingestion.environment.Environment;
import io.tensoe.ingestion.model.Cause;
import io.tensoe.ingestion.pipeline.SourceSettings;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.sandbox.Sites;
import io.tensoe.ingestion.sources.BaseAddress;
import io.tensoe.ingestion.sources.SourceSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sources in play, and the settings of each. */
public final class SourceSelection {
  private final SourceChoices choices;
  private final List<String> notes = new ArrayList<>();
  private final Map<String, String> unusable = new TreeMap<>();

  public SourceSelection(SourceChoices choices) {
    this.choices = choices;
  }

  /** Lines for people about sources that are left out. */
  List<String> notes() {
    return notes;
  }

  /** Sources that were meant and cannot be asked, with the reason; known after {@link #specs()}. */
  Map<String, String> unusable() {
    return Map.copyOf(unusable);
  }

  /**
   * The specs in play: those asked for, or all that are usable.
   *
   * @throws RunException if no catalogue source is left
   */
  List<SourceSpec> specs() {
    List<SourceSpec> specs = usable();
    if (specs.stream().noneMatch(SourceSpec::isCatalogue)) {
      throw new RunException(
          "no catalogue source is left, so no album can be found. "
              + (notes.isEmpty()
                  ? "Add " + catalogues() + " to --sources. "
                  : String.join("; ", notes) + ". ")
              + "Set the variables in the environment or in .env, or try it without any with"
              + " --sandbox");
    }
    return specs;
  }

  private String catalogues() {
    return choices.specs().stream()
        .filter(SourceSpec::isCatalogue)
        .map(SourceSpec::name)
        .collect(Collectors.joining(" or "));
  }

  /** The specs that can be used out of those wanted, or out of all; notes say why others cannot. */
  public List<SourceSpec> usable() {
    List<SourceSpec> specs = new ArrayList<>();
    for (SourceChoice choice : choices.sources()) {
      SourceSpec spec = choice.spec();
      if (!choices.wanted().isEmpty() && !choices.wanted().contains(spec.name())) {
        continue;
      }
      boolean needsNone = choices.isSandbox() || choices.isOffline();
      List<String> missing = needsNone ? List.of() : missing(spec);
      if (choices.isSandbox() && !Sites.has(spec.name()) && !hasAddress(choice)) {
        leaveOut(spec, "the sandbox does not imitate it", "");
      } else if (!missing.isEmpty()) {
        leaveOut(spec, String.join(" and ", missing) + " not set", " (" + spec.advice() + ")");
      } else {
        specs.add(spec);
      }
    }
    return specs;
  }

  private void leaveOut(SourceSpec spec, String reason, String advice) {
    unusable.put(spec.name(), "not asked: " + reason);
    notes.add(spec.name() + " is skipped: " + reason + advice);
  }

  /** Whether its place, to which answers and budgets belong, was chosen. */
  private static boolean hasAddress(SourceChoice choice) {
    return choice.addresses().containsKey(choice.spec().addresses().get(0).name());
  }

  /** Variables a source cannot do without that are not set. */
  public static List<String> missing(SourceSpec spec) {
    return spec.credentials().stream().filter(name -> Environment.get(name) == null).toList();
  }

  /** How the sources are asked in public, or, if they play the sandbox, will be asked there. */
  public List<SourceSettings> settings(List<SourceSpec> specs) {
    return settings(specs, null);
  }

  /**
   * How the sources are asked.
   *
   * @param sandbox where they are asked instead of in public; null = in public
   */
  List<SourceSettings> settings(List<SourceSpec> specs, @Nullable Sandbox sandbox) {
    return specs.stream().map(spec -> settings(choices.of(spec), sandbox)).toList();
  }

  private SourceSettings settings(SourceChoice choice, @Nullable Sandbox sandbox) {
    SourceSpec spec = choice.spec();
    Map<String, URI> addresses = new LinkedHashMap<>();
    for (BaseAddress each : spec.addresses()) {
      @Nullable URI given = choice.addresses().get(each.name());
      if (given != null) {
        addresses.put(each.name(), given);
      } else if (sandbox != null && Sites.has(spec.name())) {
        addresses.put(each.name(), sandbox.address(spec.name(), each.name()));
      } else {
        addresses.put(each.name(), each.standard());
      }
    }
    boolean isBuiltIn = choices.isSandbox() && !hasAddress(choice);
    @Nullable URI first = addresses.get(spec.addresses().get(0).name());
    return new SourceSettings(
        spec.name(),
        spec.name() + "@" + (isBuiltIn ? "sandbox" : identity(first)),
        Map.copyOf(addresses),
        choice.limit(),
        choice.daily(),
        choices.attempts(),
        choices.freshFor(),
        choices.isOffline(),
        choice.settings(),
        choices.isSandbox());
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

  /** Causes of skipped albums that the options of this source remove. */
  Set<Cause> lifted(SourceSpec spec) {
    return spec.effects().lifted(choices.of(spec).settings());
  }

  /** Whether the source may find albums without a request. */
  boolean needsNoRequest(SourceSpec spec) {
    return spec.effects().needsNoRequest(choices.of(spec).settings());
  }
}
