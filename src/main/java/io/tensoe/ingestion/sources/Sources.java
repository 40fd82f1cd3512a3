package io.tensoe.ingestion.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sources of this program: those that a file {@code META-INF/services/…SourceProvider} on the
 * class path names, one line each.
 */
public final class Sources {
  /**
   * All of them, in the order in which they are shown and opened: catalogues by their rank, for the
   * others are asked about their tracks, then the rest in the order of their lines.
   */
  public static final List<SourceSpec> ALL = ordered(loaded());

  private static final List<Pin> PINS =
      Stream.concat(CommonPins.ALL.stream(), ALL.stream().flatMap(spec -> spec.pins().stream()))
          .sorted(Comparator.comparing(Pin::place))
          .toList();

  private Sources() {}

  /**
   * One source.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static SourceSpec named(String name) {
    return ALL.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no source is called " + name));
  }

  /** Names of all, in the order of {@link #ALL}. */
  public static List<String> names() {
    return ALL.stream().map(SourceSpec::name).toList();
  }

  /** Those that know albums with their track lists, the best first. */
  public static List<SourceSpec> catalogues() {
    return ALL.stream().filter(SourceSpec::isCatalogue).toList();
  }

  /** Ids by which a user may name an album, in the order in which they stand in its key. */
  public static List<Pin> pins() {
    return PINS;
  }

  /**
   * What stands in files before ids that are bare in the table, so that none is bare there.
   *
   * @return empty if no source has bare ids
   */
  public static String prefixOfBareIds() {
    return catalogues().stream()
        .filter(spec -> spec.idPrefix().isEmpty())
        .map(SourceSpec::idPrefixInFiles)
        .findFirst()
        .orElse("");
  }

  /** By our own class loader: the one of the job on a cluster, that of the jar elsewhere. */
  private static List<SourceSpec> loaded() {
    List<SourceSpec> specs = new ArrayList<>();
    for (SourceProvider provider :
        ServiceLoader.load(SourceProvider.class, Sources.class.getClassLoader())) {
      specs.add(provider.spec());
    }
    return specs;
  }

  /**
   * The order of {@link #ALL}.
   *
   * @throws IllegalStateException if two share a name, an option, a pin or a rank: which of them
   *     counts would hang on the order in which they are found
   */
  static List<SourceSpec> ordered(List<SourceSpec> specs) {
    Set<String> taken = new HashSet<>();
    CommonPins.ALL.forEach(pin -> takePin(pin, taken));
    for (SourceSpec spec : specs) {
      take("the name " + spec.name(), taken);
      spec.addresses().forEach(address -> take("the option " + address.option(), taken));
      spec.options().forEach(option -> take("the option " + option.name(), taken));
      spec.pins().forEach(pin -> takePin(pin, taken));
      spec.ranks().forEach((column, rank) -> take("rank " + rank + " for " + column, taken));
    }
    return Stream.concat(
            specs.stream()
                .filter(SourceSpec::isCatalogue)
                .sorted(Comparator.comparing(SourceSpec::catalogueRank)),
            specs.stream().filter(spec -> !spec.isCatalogue()))
        .toList();
  }

  private static void takePin(Pin pin, Set<String> taken) {
    take("the pin " + pin.name(), taken);
    take("the place " + pin.place() + " of a pin", taken);
  }

  private static void take(String what, Set<String> taken) {
    if (!taken.add(what)) {
      throw new IllegalStateException("two sources have " + what);
    }
  }
}
