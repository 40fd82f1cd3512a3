package io.tensoe.ingestion.sandbox.site;

/**
 * One base address of a site.
 *
 * @param name as the source that asks it calls it, e.g. {@code api}
 * @param title for people
 * @param path on the sandbox's server, such as {@code /tapes/1.0}; ends in a slash only where the
 *     real address does
 */
public record SiteAddress(String name, String title, String path) {

  /** The path without a slash at the end: all requests below it are the site's. */
  public String base() {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
