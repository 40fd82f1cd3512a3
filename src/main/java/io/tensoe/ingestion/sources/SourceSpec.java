package io.tensoe.ingestion.sources;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All that the program knows about a source besides what it answers. Options, their help, the trust
 * order of the merge, the columns of lists that are ids, what {@code doctor}, reports and snapshots
 * say: everything is derived from here, and nothing outside the source's package knows its name.
 * Immutable.
 *
 * <pre>{@code
 * SourceSpec.named("tapes", "The Tapes", Kind.BY_TRACKS)
 *     .address("api", URI.create("https://api.tapes.example/1"), "tapesUrl", "Base address.")
 *     .credentials("get a key at https://tapes.example/keys", "TAPES_API_KEY")
 *     .limits("5/1s", "none")
 *     .cost(14, 6)
 *     .fields(20, "genres")
 *     .fields(10, "moods")
 *     .keeping(new AnswerPolicy(Duration.ofDays(90), null, false, 100_000_000L, 1))
 *     .terms(new Terms("non-commercial, link back", page, Learning.NOT_MENTIONED, null))
 *     .opening((client, addresses, credentials, settings) -> new TapesSource(client, …))
 *     .build()
 * }</pre>
 */
public final class SourceSpec {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

  private final String name;
  private final String title;
  private final Kind kind;
  private final String idPrefix;
  private final String idPrefixInFiles;
  private final @Nullable String albumLink;
  private final List<Pin> pins;
  private final List<BaseAddress> addresses;
  private final List<String> credentials;
  private final String advice;
  private final String limit;
  private final String dailyLimit;
  private final int callsPerAlbum;
  private final double usualCalls;
  private final Map<String, Integer> ranks;
  private final Set<String> completed;
  private final Map<String, String> remarks;
  private final List<SourceOption> options;
  private final OptionEffects effects;
  private final AnswerPolicy answers;
  private final Terms terms;
  private final Map<String, Terms> termsByField;
  private final Factory factory;

  private SourceSpec(Builder built) {
    this.name = built.name;
    this.title = built.title;
    this.kind = built.kind;
    this.idPrefix = built.idPrefix;
    this.idPrefixInFiles = built.idPrefixInFiles;
    this.albumLink = built.albumLink;
    this.pins = List.copyOf(built.pins);
    this.addresses = List.copyOf(built.addresses);
    this.credentials = List.copyOf(built.credentials);
    this.advice = built.advice;
    this.limit = built.limit;
    this.dailyLimit = built.dailyLimit;
    this.callsPerAlbum = built.callsPerAlbum;
    this.usualCalls = built.usualCalls;
    this.ranks = Collections.unmodifiableMap(new LinkedHashMap<>(built.ranks));
    this.completed = Set.copyOf(built.completed);
    this.remarks = Map.copyOf(built.remarks);
    this.options = List.copyOf(built.options);
    this.effects = built.effects;
    this.answers = built.given("keeping", built.answers);
    this.terms = built.given("terms", built.terms);
    this.termsByField = Map.copyOf(built.termsByField);
    this.factory = built.given("opening", built.factory);
  }

  /** How a source is asked, and what an answer speaks of. */
  public enum Kind {
    /** Knows albums with their track lists; the first that finds an album gives its tracks. */
    CATALOGUE,
    /** Is asked track by track about the list of a catalogue, and answers under that one's ids. */
    BY_TRACKS,
    /** Is asked by the wanted album alone; may answer about another edition of it. */
    BY_ALBUM
  }

  /**
   * Starts one.
   *
   * @param name as in options, tables and summaries: lower case letters and digits
   * @param title as people call it
   */
  public static Builder named(String name, String title, Kind kind) {
    return new Builder(name, title, kind);
  }

  /** As in options, tables and summaries, e.g. {@code tapes}. */
  public String name() {
    return name;
  }

  /** As people call it. */
  public String title() {
    return title;
  }

  /** How it is asked. */
  public Kind kind() {
    return kind;
  }

  /** Whether it knows albums with their track lists. */
  public boolean isCatalogue() {
    return kind == Kind.CATALOGUE;
  }

  /** Whether it is asked about a resolved track list instead of the seed. */
  public boolean needsTracks() {
    return kind == Kind.BY_TRACKS;
  }

  /** What stands before its ids in {@code tracks.id}; of catalogues only, may be empty. */
  public String idPrefix() {
    return idPrefix;
  }

  /** What stands before its ids in files; never empty. */
  public String idPrefixInFiles() {
    return idPrefixInFiles;
  }

  /**
   * A regular expression that finds an address of one of its albums, whose first group is the id.
   * Pages of other sources that link there are checked against what this one found. Null = others
   * do not link there; the name under which they do is {@link #name()}.
   */
  public @Nullable String albumLink() {
    return albumLink;
  }

  /** Ids by which a user may name one of its albums; empty = none. */
  public List<Pin> pins() {
    return pins;
  }

  /** Where it is asked; the first one is its identity. Never empty. */
  public List<BaseAddress> addresses() {
    return addresses;
  }

  /** The public base addresses by name. */
  public Map<String, URI> publicAddresses() {
    Map<String, URI> standard = new LinkedHashMap<>();
    addresses.forEach(address -> standard.put(address.name(), address.standard()));
    return standard;
  }

  /** Environment variables it cannot do without; empty = none needed. */
  public List<String> credentials() {
    return credentials;
  }

  /** How to get what is missing. */
  public String advice() {
    return advice;
  }

  /** Default limit as text, see {@code http.Limit}. */
  public String limit() {
    return limit;
  }

  /** Default most calls in 24 hours as text: a number or {@code none}. */
  public String dailyLimit() {
    return dailyLimit;
  }

  /** Calls one album makes at the same time, for sizing only. */
  public int callsPerAlbum() {
    return callsPerAlbum;
  }

  /**
   * Calls one album costs on average when nothing is known about it, all tries at a match included
   * and repeats after failures left out; for estimates before a run.
   */
  public double usualCalls() {
    return usualCalls;
  }

  /** Columns of {@code tracks} that it is counted on to fill. */
  public Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>(ranks.keySet());
    fields.removeAll(completed);
    return Collections.unmodifiableSet(fields);
  }

  /**
   * How far it is believed, by column: the source with the least rank that has a valid value gives
   * it. Ranks of two sources for one column differ.
   */
  public Map<String, Integer> ranks() {
    return ranks;
  }

  /** Its rank among catalogues: the one for {@code title}. */
  public int catalogueRank() {
    return ranks.getOrDefault("title", Integer.MAX_VALUE);
  }

  /** What is worth knowing about a column of it, by column: a clause for reports. */
  public Map<String, String> remarks() {
    return remarks;
  }

  /** Options that only it has. */
  public List<SourceOption> options() {
    return options;
  }

  /** What these options change beside the source itself. */
  public OptionEffects effects() {
    return effects;
  }

  /** What may be kept of its answers. */
  public AnswerPolicy answers() {
    return answers;
  }

  /** Under which terms it gives what it gives. */
  public Terms terms() {
    return terms;
  }

  /** The terms of one of its columns. */
  public Terms termsOf(String field) {
    return termsByField.getOrDefault(field, terms);
  }

  /** Opens it on a worker. */
  public Factory factory() {
    return factory;
  }

  /** The same to begin with, for one that differs in some things. */
  public Builder toBuilder() {
    return new Builder(this);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Opens a source. */
  @FunctionalInterface
  public interface Factory {
    /**
     * @param client where it puts its questions
     * @param addresses base addresses by name, in the names of {@link SourceSpec#addresses()}
     * @param credentials values by variable name; complete
     * @param settings values of {@link SourceSpec#options()} by name, checked; absent = not given
     *     and without a default
     */
    MusicSource open(
        SourceClient client,
        Map<String, URI> addresses,
        Map<String, String> credentials,
        Map<String, String> settings);
  }

  /** Takes what is known about a source, each by its name. */
  public static final class Builder {
    private final String name;
    private final String title;
    private final Kind kind;
    private final Map<String, Integer> ranks = new LinkedHashMap<>();
    private final Map<String, Terms> termsByField = new LinkedHashMap<>();
    private final Set<String> completed = new LinkedHashSet<>();
    private final Map<String, String> remarks = new LinkedHashMap<>();
    private final List<Pin> pins = new ArrayList<>();
    private final List<BaseAddress> addresses = new ArrayList<>();
    private final List<SourceOption> options = new ArrayList<>();
    private List<String> credentials = List.of();
    private String idPrefix;
    private String idPrefixInFiles;
    private @Nullable String albumLink;
    private String advice = "";
    private String limit = "1/1s";
    private String dailyLimit = "none";
    private double usualCalls = 1;
    private int callsPerAlbum = 1;
    private OptionEffects effects = OptionEffects.NONE;
    private @Nullable AnswerPolicy answers;
    private @Nullable Terms terms;
    private @Nullable Factory factory;

    private Builder(String name, String title, Kind kind) {
      this.name = name;
      this.title = title;
      this.kind = kind;
      this.idPrefix = name + ":";
      this.idPrefixInFiles = idPrefix;
    }

    private Builder(SourceSpec spec) {
      this(spec.name, spec.title, spec.kind);
      ranks.putAll(spec.ranks);
      termsByField.putAll(spec.termsByField);
      pins.addAll(spec.pins);
      addresses.addAll(spec.addresses);
      options.addAll(spec.options);
      credentials = spec.credentials;
      idPrefix = spec.idPrefix;
      idPrefixInFiles = spec.idPrefixInFiles;
      albumLink = spec.albumLink;
      completed.addAll(spec.completed);
      remarks.putAll(spec.remarks);
      advice = spec.advice;
      limit = spec.limit;
      dailyLimit = spec.dailyLimit;
      usualCalls = spec.usualCalls;
      callsPerAlbum = spec.callsPerAlbum;
      effects = spec.effects;
      answers = spec.answers;
      terms = spec.terms;
      factory = spec.factory;
    }

    /**
     * What stands before its ids; without this, its name and a colon.
     *
     * @param table in {@code tracks.id}; one source may have bare ids
     * @param files in snapshots, where no id is bare
     */
    public Builder idPrefix(String table, String files) {
      idPrefix = table;
      idPrefixInFiles = files;
      return this;
    }

    /** See {@link SourceSpec#albumLink()}. */
    public Builder albumLink(String form) {
      albumLink = form;
      return this;
    }

    /** An id by which a user may name one of its albums. */
    public Builder pin(Pin pin) {
      pins.add(pin);
      return this;
    }

    /**
     * A base address; the first one is the identity of the source.
     *
     * @param name within the source
     * @param option see {@link BaseAddress#option()}
     * @param text see {@link BaseAddress#text()}
     */
    public Builder address(String name, URI standard, String option, String text) {
      addresses.add(new BaseAddress(name, standard, option, text));
      return this;
    }

    /**
     * Environment variables it cannot do without.
     *
     * @param advice how to get them, as the end of a sentence
     */
    public Builder credentials(String advice, String... variables) {
      this.advice = advice;
      credentials = List.of(variables);
      return this;
    }

    /**
     * The default limits as text.
     *
     * @param limit calls in any window, e.g. {@code 60/30s}
     * @param daily calls in any 24 hours: a number or {@code none}
     */
    public Builder limits(String limit, String daily) {
      this.limit = limit;
      dailyLimit = daily;
      return this;
    }

    /**
     * What an album costs.
     *
     * @param calls see {@link SourceSpec#usualCalls()}
     * @param atOnce see {@link SourceSpec#callsPerAlbum()}
     */
    public Builder cost(double calls, int atOnce) {
      usualCalls = calls;
      callsPerAlbum = atOnce;
      return this;
    }

    /**
     * Columns of {@code tracks} it can fill.
     *
     * @param rank see {@link SourceSpec#ranks()}
     */
    public Builder fields(int rank, String... columns) {
      for (String column : columns) {
        ranks.put(column, rank);
      }
      return this;
    }

    /**
     * Columns where it completes what others say and is not counted on: it is believed at this
     * rank, but they are no {@link SourceSpec#fields()} of it.
     */
    public Builder completing(int rank, String... columns) {
      completed.addAll(List.of(columns));
      return fields(rank, columns);
    }

    /** See {@link SourceSpec#remarks()}. */
    public Builder remark(String column, String clause) {
      remarks.put(column, clause);
      return this;
    }

    /** Columns with terms of their own. */
    public Builder termsOf(Terms own, String... columns) {
      for (String column : columns) {
        termsByField.put(column, own);
      }
      return this;
    }

    /** An option that only it has. */
    public Builder option(SourceOption option) {
      options.add(option);
      return this;
    }

    /** What its own options change beside the source itself. */
    public Builder effects(OptionEffects changes) {
      effects = changes;
      return this;
    }

    /** What may be kept of its answers. */
    public Builder keeping(AnswerPolicy policy) {
      answers = policy;
      return this;
    }

    /** Under which terms it gives what it gives. */
    public Builder terms(Terms general) {
      terms = general;
      return this;
    }

    /** How it opens. */
    public Builder opening(Factory opens) {
      factory = opens;
      return this;
    }

    /**
     * The spec.
     *
     * @throws IllegalStateException naming what is missing or wrong
     */
    public SourceSpec build() {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalStateException(name + " is no name of a source: a-z, then a-z and 0-9");
      }
      if (addresses.isEmpty()) {
        throw new IllegalStateException(name + ": address is missing");
      }
      if (kind == Kind.CATALOGUE && !ranks.containsKey("title")) {
        throw new IllegalStateException(name + ": a catalogue has a rank for title");
      }
      return new SourceSpec(this);
    }

    private <T> T given(String method, @Nullable T value) {
      if (value == null) {
        throw new IllegalStateException(name + ": " + method + " is missing");
      }
      return value;
    }
  }
}
