package io.tensoe.ingestion.options;

import io.tensoe.ingestion.options.arguments.Ages;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import io.tensoe.ingestion.sources.Pin;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.Description;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * What the help says about one option.
 *
 * @param name without dashes
 * @param standard as it stands behind the name: the default, or {@code =…} where the text says it
 * @param text one or more sentences; empty = none
 */
public record OptionHelp(String name, String standard, String text) {

  /** Our options of a command, by name. */
  public static List<OptionHelp> of(Class<? extends PipelineOptions> type) {
    return of(type, Services.ALL);
  }

  static List<OptionHelp> of(Class<? extends PipelineOptions> type, Services services) {
    Map<String, OptionHelp> sorted = new TreeMap<>();
    for (Method method : type.getMethods()) {
      @Nullable String name = OptionNames.ofGetter(method);
      if (name != null) {
        sorted.put(
            name, new OptionHelp(name, OptionNames.defaultOf(method), text(method, services)));
      }
    }
    for (DerivedOption option : DerivedOption.of(type, services)) {
      @Nullable String standard = option.standard();
      sorted.put(
          option.name(),
          new OptionHelp(option.name(), "=" + (standard == null ? "…" : standard), option.text()));
    }
    return List.copyOf(sorted.values());
  }

  private static String text(Method getter, Services services) {
    @Nullable Description description = getter.getAnnotation(Description.class);
    return description == null
        ? ""
        : description
            .value()
            .replace("{sources}", names(services.sources()))
            .replace("{freshFor}", freshFor(services.sources()))
            .replace("{faults}", faults(services.sites()))
            .replace("{pins}", pins());
  }

  private static String pins() {
    return Sources.pins().stream().map(Pin::column).collect(Collectors.joining(", "));
  }

  /** An example that is true of the sites there are. */
  private static String faults(List<SiteSpec> sites) {
    if (sites.isEmpty()) {
      return "all.reset=0.02";
    }
    SiteSpec last = sites.get(sites.size() - 1);
    return sites.get(0).name()
        + ".error=0.05,all.reset=0.02,"
        + last.name()
        + "."
        + last.faultExample();
  }

  private static String names(List<SourceSpec> specs) {
    return specs.stream().map(SourceSpec::name).collect(Collectors.joining(", "));
  }

  /** {@code 30d for A and B, 90d for C}. */
  private static String freshFor(List<SourceSpec> specs) {
    Map<Duration, List<SourceSpec>> byAge =
        specs.stream()
            .collect(
                Collectors.groupingBy(
                    spec -> spec.answers().freshFor(), LinkedHashMap::new, Collectors.toList()));
    return byAge.entrySet().stream()
        .map(each -> Ages.text(each.getKey()) + " for " + titles(each.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String titles(List<SourceSpec> specs) {
    List<String> titles = specs.stream().map(SourceSpec::title).toList();
    int last = titles.size() - 1;
    return last < 1
        ? String.join("", titles)
        : String.join(", ", titles.subList(0, last)) + " and " + titles.get(last);
  }
}
