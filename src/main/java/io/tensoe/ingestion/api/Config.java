package io.tensoe.ingestion.api;

import io.tensoe.ingestion.options.OptionParser;
import io.tensoe.ingestion.options.arguments.UsageException;
import io.tensoe.ingestion.options.commands.IngestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the data is and how sources are asked: the options of {@code tensoe ingest}, with the same
 * defaults. Credentials are not among them; they come from the environment or {@code .env}.
 * Immutable.
 */
public final class Config {
  private final Map<String, String> options;

  private Config(Map<String, String> options) {
    this.options = options;
  }

  /** Starts with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Read anew for each run, for runners write into them.
   *
   * @throws UsageException if one does not exist, or its value cannot be right
   */
  IngestOptions options() {
    List<String> arguments = new ArrayList<>();
    options.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    return OptionParser.parse(IngestOptions.class, arguments);
  }

  /** Gathers options; a later value of an option wins. Not thread-safe. */
  public static final class Builder {
    /** Which albums are wanted is said with every call. */
    private static final Set<String> SEEDS =
        Set.of("input", "album", "artist", "search", "searchLimit");

    private final Map<String, String> options = new LinkedHashMap<>();

    private Builder() {}

    /** Folder of the embedded database and the run folders; default {@code .tensoe}. */
    public Builder dataDir(Path folder) {
      return option("dataDir", folder.toString());
    }

    /** Use the built-in upstreams and a database of their own: no credentials needed. */
    public Builder sandbox() {
      return option("sandbox", "true");
    }

    /** A PostgreSQL of your own, without a password; see {@code --jdbcUrl}. */
    public Builder jdbcUrl(String url) {
      return option("jdbcUrl", url);
    }

    /**
     * Any other option of {@code tensoe ingest}.
     *
     * @param name without dashes, e.g. {@code attempts}; whether it exists is checked by {@link
     *     Tensoe#open}
     * @throws IllegalArgumentException if it names albums: the calls do that
     */
    public Builder option(String name, String value) {
      if (SEEDS.contains(name)) {
        throw new IllegalArgumentException(name + " is said with the call, not in the config");
      }
      options.put(name, value);
      return this;
    }

    public Config build() {
      return new Config(new LinkedHashMap<>(options));
    }
  }
}
