package io.tensoe.ingestion.run;

import io.tensoe.ingestion.http.Limit;
import io.tensoe.ingestion.sources.SourceSpec;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one source is asked where it is in play.
 *
 * @param spec the source
 * @param addresses base addresses in place of the standard ones, by name within the source
 * @param limit as promised, without margin; null = unlimited
 * @param daily most calls in any 24 hours; null = unlimited
 * @param settings values of its own options by name, checked
 * @param folders the folders among them as they were given, by name of the option
 */
public record SourceChoice(
    SourceSpec spec,
    Map<String, URI> addresses,
    @Nullable Limit limit,
    @Nullable Integer daily,
    Map<String, String> settings,
    Map<String, String> folders) {

  public SourceChoice {
    addresses = Map.copyOf(addresses);
    settings = Map.copyOf(settings);
    folders = Map.copyOf(folders);
  }
}
