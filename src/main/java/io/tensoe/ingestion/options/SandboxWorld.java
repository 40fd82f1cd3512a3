package io.tensoe.ingestion.options;

import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.GeneratedOptions;
import io.tensoe.ingestion.options.commands.RunOptions;
import io.tensoe.ingestion.options.commands.SandboxWorldOptions;
import io.tensoe.ingestion.options.commands.SourceValues;
import io.tensoe.ingestion.sandbox.SandboxConfig;
import io.tensoe.ingestion.sandbox.SandboxFaults;
import io.tensoe.ingestion.sandbox.Sites;
import io.tensoe.ingestion.sandbox.site.RequestLimit;
import io.tensoe.ingestion.sandbox.site.SiteOption;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.jspecify.annotations.Nullable;

/** From options to how the built-in upstreams behave. */
public final class SandboxWorld {
  private static final Pattern LATENCY = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?(?:ms)?");

  private SandboxWorld() {}

  /**
   * The upstreams as far as it matters which albums they know.
   *
   * @throws UsageException if there are too many
   */
  public static SandboxConfig albums(GeneratedOptions options) {
    try {
      return SandboxConfig.defaults().withAlbums(options.getGenerated());
    } catch (IllegalArgumentException e) {
      throw new UsageException("sandbox: " + e.getMessage());
    }
  }

  /**
   * The upstreams as wanted, enforcing the limits the sources promise to keep.
   *
   * @throws UsageException naming the option that is wrong
   */
  public static SandboxConfig of(SandboxWorldOptions options) {
    SandboxConfig config = albums(options);
    try {
      Matcher latency = LATENCY.matcher(options.getLatency().strip());
      if (!latency.matches()) {
        throw new UsageException(
            "--latency=" + options.getLatency() + ": write milliseconds, such as 250 or 150-400");
      }
      Duration least = Duration.ofMillis(Long.parseLong(latency.group(1)));
      @Nullable String most = latency.group(2);
      config =
          config
              .withTracksPerAlbum(options.getTracksPerAlbum())
              .withLatency(least, most == null ? least : Duration.ofMillis(Long.parseLong(most)))
              .withSeed(options.getSandboxSeed());
      config = played(config, options);
      if (options.getFaults() != null) {
        config = config.withFaults(SandboxFaults.parse(options.getFaults()));
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("sandbox: " + e.getMessage());
    }
    return limited(config, SourceValues.of(options));
  }

  /** A site without a source has nobody who promises anything: its own limit holds. */
  private static SandboxConfig limited(SandboxConfig unlimited, Map<String, String> values) {
    SandboxConfig config = unlimited;
    for (SiteSpec site : Sites.ALL) {
      RequestLimit limit = site.limit();
      config = config.withLimit(site.name(), limit.requests(), limit.window());
    }
    for (SourceSpec spec : Sources.ALL.stream().filter(each -> Sites.has(each.name())).toList()) {
      @Nullable Limit limit = SourceTexts.limit(spec, values, true);
      config =
          limit == null
              ? config.withoutLimit(spec.name())
              : config.withLimit(spec.name(), limit.calls(), limit.window());
    }
    return config;
  }

  /**
   * Refuses options that would mean nothing.
   *
   * @throws UsageException naming them
   */
  static void check(RunOptions options) {
    SandboxWorldOptions standard = PipelineOptionsFactory.fromArgs().as(SandboxWorldOptions.class);
    boolean isChanged =
        options.getFaults() != null
            || options.getSandboxStats() != null
            || !options.getLatency().equals(standard.getLatency())
            || Sites.options().stream().anyMatch(each -> isChanged(each, options))
            || options.getSandboxSeed() != standard.getSandboxSeed();
    if (!options.getSandbox() && (isChanged || options.getGenerated() > 0)) {
      throw new UsageException(
          "--generated, --faults, --latency, "
              + Sites.options().stream()
                  .map(each -> "--" + each.name() + ", ")
                  .collect(Collectors.joining())
              + "--sandboxSeed and --sandboxStats belong to --sandbox");
    }
  }

  private static boolean isChanged(SiteOption option, SandboxWorldOptions options) {
    return !given(option, options).equals(option.standard());
  }

  private static String given(SiteOption option, SandboxWorldOptions options) {
    return SourceValues.of(options).getOrDefault(option.name(), option.standard());
  }

  private static SandboxConfig played(SandboxConfig config, SandboxWorldOptions options) {
    SandboxConfig played = config;
    for (SiteOption option : Sites.options()) {
      try {
        played = played.withOption(option.name(), given(option, options));
      } catch (IllegalArgumentException e) {
        throw new UsageException(String.valueOf(e.getMessage()));
      }
    }
    return played;
  }
}
