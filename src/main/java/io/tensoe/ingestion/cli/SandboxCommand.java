package io.tensoe.ingestion.cli;

import io.tensoe.ingestion.cli.show.Console;
import io.tensoe.ingestion.files.OutputFile;
import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.options.OptionChecks;
import io.tensoe.ingestion.options.SandboxWorld;
import io.tensoe.ingestion.options.arguments.LocalPath;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.SandboxOptions;
import io.tensoe.ingestion.runner.Interruption;
import io.tensoe.ingestion.sandbox.Sandbox;
import io.tensoe.ingestion.sandbox.SandboxConfig;
import io.tensoe.ingestion.sandbox.SandboxFaults;
import io.tensoe.ingestion.sandbox.Sites;
import io.tensoe.ingestion.sandbox.site.RequestLimit;
import io.tensoe.ingestion.sandbox.site.SiteAddress;
import io.tensoe.ingestion.sandbox.site.SiteSpec;
import io.tensoe.ingestion.sources.SourceSpec;
import io.tensoe.ingestion.sources.Sources;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Serves the built-in upstreams until it is stopped. */
final class SandboxCommand implements Command<SandboxOptions> {
  private static final int HIGHEST_PORT = 65_535;
  private static final long LOOK_MILLIS = 100;

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public String summary() {
    return "serves the built-in upstreams on loopback until it is stopped";
  }

  @Override
  public Class<SandboxOptions> options() {
    return SandboxOptions.class;
  }

  @Override
  public String notes() {
    return "--faults:\n" + SandboxFaults.help().stripTrailing();
  }

  @Override
  public int run(SandboxOptions options, Console console) throws Exception {
    SandboxConfig config = SandboxWorld.of(options);
    check(options);
    try (Sandbox sandbox = start(config, options.getPort())) {
      @Nullable String input = options.getWriteInput();
      if (input != null) {
        writeInput(config, Path.of(input));
      }
      tell(sandbox, config, input, console.out());
      serve();
      if (options.getSandboxStats() != null) {
        OutputFile.write(
            LocalPath.of("sandboxStats", options.getSandboxStats()), sandbox.statsJson());
      }
      return ExitCodes.STOPPED;
    }
  }

  private static void check(SandboxOptions options) {
    if (options.getPort() < 0 || options.getPort() > HIGHEST_PORT) {
      throw new UsageException("--port=" + options.getPort() + " is not between 0 and 65535");
    }
    OptionChecks.outputFile("sandboxStats", options.getSandboxStats());
    OptionChecks.outputFile("writeInput", options.getWriteInput());
    if (options.getWriteInput() != null && options.getGenerated() == 0) {
      throw new UsageException("--writeInput writes generated albums: add --generated=N");
    }
  }

  private static Sandbox start(SandboxConfig config, int port) throws IOException {
    try {
      return Sandbox.start(config, port);
    } catch (BindException e) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--port=%d cannot be used (%s); choose another one, or 0 for any free one",
              port,
              e.getMessage()));
    }
  }

  private static void writeInput(SandboxConfig config, Path file) {
    try {
      @Nullable Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Sandbox.writeInput(config, file);
    } catch (IOException e) {
      throw new UsageException("--writeInput=" + file + " cannot be written: " + e);
    }
  }

  private static void tell(
      Sandbox sandbox, SandboxConfig config, @Nullable String input, PrintStream out) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (SiteSpec site : Sites.ALL) {
      String limit = "  limit " + limit(config, site.name());
      for (SiteAddress address : site.addresses()) {
        boolean isCounted = address.equals(site.addresses().get(0));
        lines.put(address.title(), sandbox.address(address) + (isCounted ? limit : ""));
      }
    }
    lines.put("What it counted", sandbox.stats().toString());
    int width = lines.keySet().stream().mapToInt(String::length).max().orElse(1) + 2;
    lines.forEach(
        (title, text) ->
            out.println(String.format(Locale.ROOT, "%-" + width + "s%s", title, text)));
    out.println();
    out.println("Any value of the credentials does:");
    out.println("export " + credentials());
    out.println(
        String.format(
            Locale.ROOT,
            "tensoe ingest --input=%s %s",
            input == null ? "FILE.csv" : input,
            String.join(" ", addresses(sandbox))));
    out.println();
    out.println("As fast as it allows: " + limits(config));
    out.println(
        "With --sandbox it needs no credentials and writes into the database of the sandbox.");
    out.println("Ctrl-C stops serving.");
    out.flush();
  }

  private static List<String> addresses(Sandbox sandbox) {
    return played()
        .flatMap(
            spec ->
                spec.addresses().stream()
                    .map(
                        address ->
                            "--"
                                + address.option()
                                + "="
                                + sandbox.address(spec.name(), address.name())))
        .toList();
  }

  /** The sources that the sandbox has a site for. */
  private static Stream<SourceSpec> played() {
    return Sources.ALL.stream().filter(spec -> Sites.has(spec.name()));
  }

  private static String credentials() {
    return Sites.ALL.stream()
        .flatMap(site -> site.credentials().stream())
        .map(variable -> variable + "=sandbox")
        .collect(Collectors.joining(" "));
  }

  private static String limits(SandboxConfig config) {
    return Stream.concat(
            played().map(spec -> "--" + spec.name() + "Limit=" + limit(config, spec.name())),
            played()
                .filter(spec -> !spec.dailyLimit().equals("none"))
                .map(spec -> "--" + spec.name() + "DailyLimit=none"))
        .collect(Collectors.joining(" "));
  }

  private static String limit(SandboxConfig config, String site) {
    @Nullable RequestLimit limit = config.limits().get(site);
    return limit == null ? "none" : new Limit(limit.requests(), limit.window()).toString();
  }

  /** Returns when somebody pressed Ctrl-C, or interrupted this thread. */
  private static void serve() throws InterruptedException {
    while (!Interruption.isAsked()) {
      Thread.sleep(LOOK_MILLIS);
    }
  }
}
