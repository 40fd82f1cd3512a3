package io.tensoe.ingestion.sandbox.site;

import java.util.List;

/**
 * A way in which a site can be played.
 *
 * @param name of the option, e.g. {@code tapesMode}
 * @param text for {@code --help}
 * @param standard the default
 * @param values all there are, the default among them, lower case
 */
public record SiteOption(String name, String text, String standard, List<String> values) {
  public SiteOption {
    if (!values.contains(standard)) {
      throw new IllegalArgumentException(name + ": the default is none of " + values);
    }
    values = List.copyOf(values);
  }
}
