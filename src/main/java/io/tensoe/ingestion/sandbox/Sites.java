package io.tensoe.ingestion.sandbox;

import io.tensoe.ingestion.sandbox.site.SiteAddress;
import io.tensoe.ingestion.sandbox.site.SiteOption;
import io.tensoe.ingestion.sandbox.site.SiteProvider;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * The sites of the sandbox: those that a file {@code META-INF/services/…SiteProvider} on the class
 * path names, one line each.
 */
public final class Sites {
  /** All of them, in the order of their lines. */
  public static final List<SiteSpec> ALL = checked(loaded());

  private Sites() {}

  /**
   * One site.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static SiteSpec named(String name) {
    return ALL.stream()
        .filter(site -> site.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the sandbox has no " + name));
  }

  /** Whether there is one of that name. */
  public static boolean has(String name) {
    return names().contains(name);
  }

  /** Names of all, in the order of {@link #ALL}. */
  public static List<String> names() {
    return ALL.stream().map(SiteSpec::name).toList();
  }

  /** Ways in which single sites can be played. */
  public static List<SiteOption> options() {
    return ALL.stream().flatMap(site -> site.options().stream()).toList();
  }

  /** By our own class loader: that of the jar, or of the job on a cluster. */
  private static List<SiteSpec> loaded() {
    List<SiteSpec> specs = new ArrayList<>();
    for (SiteProvider provider :
        ServiceLoader.load(SiteProvider.class, Sites.class.getClassLoader())) {
      specs.add(provider.spec());
    }
    return List.copyOf(specs);
  }

  /**
   * The same.
   *
   * @throws IllegalStateException if two share a name, a path or an option
   */
  static List<SiteSpec> checked(List<SiteSpec> specs) {
    Map<String, SiteSpec> taken = new HashMap<>();
    for (SiteSpec spec : specs) {
      take("name " + spec.name(), spec, taken);
      spec.options().forEach(option -> take("option " + option.name(), spec, taken));
      for (SiteAddress address : spec.addresses()) {
        take("path " + address.base(), spec, taken);
      }
    }
    return specs;
  }

  private static void take(String what, SiteSpec spec, Map<String, SiteSpec> taken) {
    SiteSpec other = taken.putIfAbsent(what, spec);
    if (other != null) {
      throw new IllegalStateException("two sites have the " + what + ": " + other + ", " + spec);
    }
  }
}
