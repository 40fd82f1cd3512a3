package io.tensoe.ingestion.options;

import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.options.commands.FromSources;
import io.tensoe.ingestion.options.commands.FromSources.Group;
import io.tensoe.ingestion.sandbox.site.RequestLimit;
import io.tensoe.ingestion.sandbox.site.SiteOption;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import io.tensoe.ingestion.sources.BaseAddress;
import io.tensoe.ingestion.sources.SourceOption;
import io.tensoe.ingestion.sources.SourceSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An option that a command has because there is a source, or a site of the sandbox. Everything
 * about it is in the spec of that one.
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
  static List<DerivedOption> of(Class<?> type, Services services) {
    Set<Group> groups = new LinkedHashSet<>();
    addGroups(type, groups);
    List<DerivedOption> options = new ArrayList<>();
    for (SourceSpec spec : services.sources()) {
      groups.forEach(group -> options.addAll(of(group, spec)));
    }
    for (SiteSpec site : services.sites()) {
      groups.forEach(group -> options.addAll(of(group, site)));
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
      case PLAYED, ENFORCED -> List.of();
    };
  }

  private static List<DerivedOption> of(Group group, SiteSpec site) {
    return switch (group) {
      case ADDRESSES, ASKING -> List.of();
      case PLAYED -> site.options().stream().map(DerivedOption::played).toList();
      case ENFORCED ->
          List.of(
              said(
                  site.name() + LIMIT,
                  "Enforced on calls to " + site.title() + ", n in any window, or none.",
                  text(site.limit())));
    };
  }

  private static DerivedOption played(SiteOption option) {
    String values = String.join(" or ", option.values());
    return new DerivedOption(
        option.name(), "Sandbox: " + option.text() + ", " + values + ".", option.standard());
  }

  private static String text(RequestLimit limit) {
    return new Limit(limit.requests(), limit.window()).toString();
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
