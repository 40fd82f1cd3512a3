package io.tensoe.ingestion.sandbox.site;

import io.tensoe.ingestion.sandbox.albums.Release;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the sandbox knows about a site besides what it answers: routes, limit, what can go
 * wrong, options and help are derived from here, and nothing outside of the site's package knows
 * its name. Immutable.
 *
 * <pre>{@code
 * SiteSpec.named("tapes", "The Tapes")
 *     .address("api", "The Tapes", "/tapes/1.0")
 *     .limit(100, Duration.ofSeconds(1))
 *     .credentials("TAPES_API_KEY")
 *     .faults(FaultKind.CREDENTIALS, FaultKind.from("rewinding", "503 while it rewinds"))
 *     .opening(world -> new TapesSite(world.catalogue()))
 *     .build()
 * }</pre>
 */
public final class SiteSpec {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");
  private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9._-]+)+/?");

  private final String name;
  private final String title;
  private final List<SiteAddress> addresses;
  private final RequestLimit limit;
  private final List<String> credentials;
  private final List<FaultKind> ownFaults;
  private final Map<FaultKind, String> alsoShows;
  private final String faultExample;
  private final List<SiteOption> options;
  private final Function<Release, Optional<String>> page;
  private final Opening opening;

  private SiteSpec(Builder built, Opening opening) {
    this.name = built.name;
    this.title = built.title;
    this.addresses = List.copyOf(built.addresses);
    this.limit = built.limit;
    this.credentials = built.credentials;
    this.ownFaults = built.ownFaults;
    this.alsoShows = Map.copyOf(built.alsoShows);
    this.faultExample = built.faultExample;
    this.options = List.copyOf(built.options);
    this.page = built.page;
    this.opening = opening;
  }

  /** Opens a site. */
  @FunctionalInterface
  public interface Opening {
    Site open(SiteWorld world);
  }

  /**
   * Starts one.
   *
   * @param name of the source that asks it: lower case letters and digits
   * @param title as people call it
   */
  public static Builder named(String name, String title) {
    return new Builder(name, title);
  }

  /** As in limits, faults and counts. */
  public String name() {
    return name;
  }

  /** As people call it. */
  public String title() {
    return title;
  }

  /** Where it is served; requests that count come to the first one. Never empty. */
  public List<SiteAddress> addresses() {
    return addresses;
  }

  /** What its referee checks unless another limit is wanted. */
  public RequestLimit limit() {
    return limit;
  }

  /** Environment variables a client needs; any value will do. */
  public List<String> credentials() {
    return credentials;
  }

  /** All that can go wrong here, in the order of the list for people. */
  public List<FaultKind> faults() {
    return Stream.concat(FaultKind.EVERYWHERE.stream(), ownFaults.stream()).toList();
  }

  /** What a kind of fault that every site has looks like here besides; empty = nothing more. */
  public Optional<String> alsoShows(FaultKind kind) {
    return Optional.ofNullable(alsoShows.get(kind));
  }

  /** A switch of its own, for the example in the help; empty = none. */
  public String faultExample() {
    return faultExample;
  }

  /** Ways in which it can be played. */
  public List<SiteOption> options() {
    return options;
  }

  /** Public address of its page about a release, for links; empty where it has none. */
  public Optional<String> page(Release release) {
    return page.apply(release);
  }

  /** Opens it; slow parts belong here and not into the first answer. */
  public Site open(SiteWorld world) {
    return opening.open(world);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Takes what is known about a site, each by its name. */
  public static final class Builder {
    private final String name;
    private final String title;
    private final List<SiteAddress> addresses = new ArrayList<>();
    private final Map<FaultKind, String> alsoShows = new LinkedHashMap<>();
    private final List<SiteOption> options = new ArrayList<>();
    private RequestLimit limit = new RequestLimit(100, Duration.ofSeconds(1));
    private List<String> credentials = List.of();
    private List<FaultKind> ownFaults = List.of();
    private String faultExample = "";
    private Function<Release, Optional<String>> page = release -> Optional.empty();
    private @Nullable Opening opening;

    private Builder(String name, String title) {
      this.name = name;
      this.title = title;
    }

    /**
     * A base address.
     *
     * @param name see {@link SiteAddress#name()}
     * @param addressTitle see {@link SiteAddress#title()}
     * @param path see {@link SiteAddress#path()}
     */
    public Builder address(String name, String addressTitle, String path) {
      addresses.add(new SiteAddress(name, addressTitle, path));
      return this;
    }

    /** See {@link SiteSpec#limit()}; without this 100 a second. */
    public Builder limit(int requests, Duration window) {
      limit = new RequestLimit(requests, window);
      return this;
    }

    /** See {@link SiteSpec#credentials()}. */
    public Builder credentials(String... variables) {
      credentials = List.of(variables);
      return this;
    }

    /** Kinds beside {@link FaultKind#EVERYWHERE}. */
    public Builder faults(FaultKind... kinds) {
      ownFaults = List.of(kinds);
      return this;
    }

    /** See {@link SiteSpec#alsoShows(FaultKind)}. */
    public Builder alsoShows(FaultKind kind, String words) {
      alsoShows.put(kind, words);
      return this;
    }

    /** See {@link SiteSpec#faultExample()}; without the site's name, e.g. {@code quota=100}. */
    public Builder faultExample(String example) {
      faultExample = example;
      return this;
    }

    /** See {@link SiteSpec#options()}. */
    public Builder option(SiteOption option) {
      options.add(option);
      return this;
    }

    /** See {@link SiteSpec#page(Release)}. */
    public Builder page(Function<Release, Optional<String>> address) {
      page = address;
      return this;
    }

    /** How it opens. */
    public Builder opening(Opening opens) {
      opening = opens;
      return this;
    }

    /**
     * The spec.
     *
     * @throws IllegalStateException naming what is missing or wrong
     */
    public SiteSpec build() {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalStateException(name + " is no name of a site: a-z, then a-z and 0-9");
      }
      if (addresses.isEmpty() || opening == null) {
        throw new IllegalStateException(
            name + ": " + (addresses.isEmpty() ? "address" : "opening") + " is missing");
      }
      for (SiteAddress address : addresses) {
        if (!PATH.matcher(address.path()).matches()) {
          throw new IllegalStateException(name + ": " + address.path() + " is no path");
        }
      }
      return new SiteSpec(this, opening);
    }
  }
}
