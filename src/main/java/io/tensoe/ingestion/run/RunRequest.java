package io.tensoe.ingestion.run;

import io.tensoe.ingestion.sandbox.SandboxConfig;
import io.tensoe.ingestion.seeds.overrides.Overrides;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.apache.beam.sdk.options.PipelineOptions;
import org.jspecify.annotations.Nullable;

/**
 * All that a run must be told, but for its albums. Values, checked one by one; immutable but for
 * the options of Beam, which belong to one run.
 *
 * <pre>{@code
 * RunRequest.by("ingest", started, PipelineOptionsFactory.create())
 *     .in(database)
 *     .asking(sources)
 *     .keeping(10, 10)
 *     .build()
 * }</pre>
 */
public final class RunRequest {
  private final String command;
  private final Instant started;
  private final PipelineOptions runner;
  private final DatabaseChoice database;
  private final SourceChoices sources;
  private final @Nullable SandboxConfig sandbox;
  private final @Nullable Overrides overrides;
  private final @Nullable Path export;
  private final @Nullable Path summary;
  private final @Nullable Path sandboxStats;
  private final Set<String> reopened;
  private final boolean isDetached;
  private final int mostGenres;
  private final int mostMoods;
  private final int writeBatch;

  private RunRequest(Builder built) {
    this.command = built.command;
    this.started = built.started;
    this.runner = built.runner;
    this.database = built.given("in", built.database);
    this.sources = built.given("asking", built.sources);
    this.sandbox = built.sandbox;
    this.overrides = built.overrides;
    this.export = built.export;
    this.summary = built.summary;
    this.sandboxStats = built.sandboxStats;
    this.reopened = Set.copyOf(built.reopened);
    this.isDetached = built.isDetached;
    this.mostGenres = built.mostGenres;
    this.mostMoods = built.mostMoods;
    this.writeBatch = built.writeBatch;
  }

  /**
   * Starts one.
   *
   * @param command its name, for the table of runs
   * @param started when the process started
   * @param runner names the runner and says how it works; of this run alone
   */
  public static Builder by(String command, Instant started, PipelineOptions runner) {
    return new Builder(command, started, runner);
  }

  String command() {
    return command;
  }

  Instant started() {
    return started;
  }

  PipelineOptions runner() {
    return runner;
  }

  /** As summaries call it. */
  String runnerName() {
    return runner.getRunner().getSimpleName();
  }

  DatabaseChoice database() {
    return database;
  }

  SourceChoices sources() {
    return sources;
  }

  /** The upstreams that are asked instead of the public services; null = those are. */
  @Nullable SandboxConfig sandbox() {
    return sandbox;
  }

  /** Corrections of albums; null = none were given, and those of an earlier run hold on. */
  @Nullable Overrides overrides() {
    return overrides;
  }

  /** Where this run's tracks go as Parquet, too; null = nowhere. */
  @Nullable Path export() {
    return export;
  }

  /** Where the summary goes; null = into the folder of the run. */
  @Nullable Path summary() {
    return summary;
  }

  /** Where it goes what the sandbox counted; null = nowhere. */
  @Nullable Path sandboxStats() {
    return sandboxStats;
  }

  /** Sources to ask again although their service closed them until later. */
  Set<String> reopened() {
    return reopened;
  }

  /** Whether a cluster goes on with the run by itself. */
  boolean isDetached() {
    return isDetached;
  }

  int mostGenres() {
    return mostGenres;
  }

  int mostMoods() {
    return mostMoods;
  }

  int writeBatch() {
    return writeBatch;
  }

  /** Takes what a run is told, each by its name; what is not said is as the options say. */
  public static final class Builder {
    private final String command;
    private final Instant started;
    private final PipelineOptions runner;
    private @Nullable DatabaseChoice database;
    private @Nullable SourceChoices sources;
    private @Nullable SandboxConfig sandbox;
    private @Nullable Overrides overrides;
    private @Nullable Path export;
    private @Nullable Path summary;
    private @Nullable Path sandboxStats;
    private Set<String> reopened = Set.of();
    private boolean isDetached;
    private int mostGenres = 10;
    private int mostMoods = 10;
    private int writeBatch = 500;

    private Builder(String command, Instant started, PipelineOptions runner) {
      this.command = command;
      this.started = started;
      this.runner = runner;
    }

    /** Where the data is; must be said. */
    public Builder in(DatabaseChoice choice) {
      database = choice;
      return this;
    }

    /** Which sources, and how; must be said. */
    public Builder asking(SourceChoices choices) {
      sources = choices;
      return this;
    }

    /**
     * The upstreams that are asked instead of the public services.
     *
     * @param stats where it goes what they counted; null = nowhere
     */
    public Builder playing(SandboxConfig config, @Nullable Path stats) {
      sandbox = config;
      sandboxStats = stats;
      return this;
    }

    /** Corrections of albums; null = none are given. */
    public Builder correcting(@Nullable Overrides corrections) {
      overrides = corrections;
      return this;
    }

    /** Where this run's tracks go as Parquet, too; null = nowhere. */
    public Builder exporting(@Nullable Path folder) {
      export = folder;
      return this;
    }

    /** Where the summary goes; null = into the folder of the run. */
    public Builder summarizing(@Nullable Path file) {
      summary = file;
      return this;
    }

    /** Names of sources to ask again although their service closed them until later. */
    public Builder reopening(Set<String> names) {
      reopened = names;
      return this;
    }

    /** Whether a cluster goes on with the run by itself. */
    public Builder detached(boolean isSo) {
      isDetached = isSo;
      return this;
    }

    /**
     * How much is kept per track.
     *
     * @param genres from 1
     * @param moods from 1
     */
    public Builder keeping(int genres, int moods) {
      mostGenres = genres;
      mostMoods = moods;
      return this;
    }

    /** Most rows per statement, from 1. */
    public Builder writing(int rows) {
      writeBatch = rows;
      return this;
    }

    /**
     * The request.
     *
     * @throws IllegalStateException naming what was not said
     */
    public RunRequest build() {
      return new RunRequest(this);
    }

    private <T> T given(String method, @Nullable T value) {
      if (value == null) {
        throw new IllegalStateException("a run needs " + method);
      }
      return value;
    }
  }
}
