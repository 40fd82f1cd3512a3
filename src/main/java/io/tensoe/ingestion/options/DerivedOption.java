package io.tensoe.ingestion.options;

import io.tensoe.ingestion.options.FromSources.Group;
import io.tensoe.ingestion.sources.BaseAddress;
import io.tensoe.ingestion.sources.SourceOption;
import io.tensoe.ingestion.sources.SourceSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An option that a command has because there is a source. Everything about it is in the spec of
 * that source.
 *
 * @param name without dashes
 * @param text for the help
 * @param standard what counts where it is not given, as the help shows it behind the name; null =
 *     the text says it
 */
record DerivedOption(String name, String text, @Nullable String standard) {

  /** What ends the name of the option for a limit. */
  static final String LIMIT = "Limit";

  /** What ends the name of the option for a daily limit. */
  static final String DAILY_LIMIT = "DailyLimit";

  /** Those of an interface of options, in the order of the sources. */
  static List<DerivedOption> of(Class<?> type, List<SourceSpec> specs) {
    Set<Group> groups = new LinkedHashSet<>();
    addGroups(type, groups);
    List<DerivedOption> options = new ArrayList<>();
    for (SourceSpec spec : specs) {
      groups.forEach(group -> options.addAll(of(group, spec)));
    }
    return options;
  }

  private static void addGroups(Class<?> type, Set<Group> groups) {
    @Nullable FromSources from = type.getAnnotation(FromSources.class);
    if (from != null) {
      groups.add(from.value());
    }
    for (Class<?> above : type.getInterfaces()) {
      addGroups(above, groups);
    }
  }

  private static List<DerivedOption> of(Group group, SourceSpec spec) {
    return switch (group) {
      case ADDRESSES -> addresses(spec);
      case ASKING -> asking(spec);
      case ENFORCED ->
          List.of(
              said(
                  spec.name() + LIMIT,
                  "Enforced on calls to " + spec.title() + ", n in any window, or none.",
                  spec.sandboxLimit()));
    };
  }

  private static List<DerivedOption> addresses(SourceSpec spec) {
    List<DerivedOption> options = new ArrayList<>();
    for (BaseAddress address : spec.addresses()) {
      options.add(said(address.option(), address.text(), address.standard().toString()));
    }
    spec.options().stream()
        .filter(SourceOption::isFolder)
        .forEach(option -> options.add(own(option)));
    return options;
  }

  private static List<DerivedOption> asking(SourceSpec spec) {
    List<DerivedOption> options = new ArrayList<>();
    options.add(
        said(
            spec.name() + LIMIT,
            "At most n calls in any window, over all workers and runs.",
            spec.limit()));
    options.add(
        said(
            spec.name() + DAILY_LIMIT,
            "Most calls in any 24 hours, counted across runs, or none.",
            spec.dailyLimit()));
    spec.options().stream()
        .filter(option -> !option.isFolder())
        .forEach(option -> options.add(own(option)));
    return options;
  }

  private static DerivedOption own(SourceOption option) {
    return new DerivedOption(option.name(), option.text(), option.standard());
  }

  /** One whose default is said in words. */
  private static DerivedOption said(String name, String text, String standard) {
    return new DerivedOption(name, text + " Default: " + standard + ".", null);
  }
}
