package io.tensoe.ingestion.sandbox.site;

/**
 * Brings one site into the sandbox. Each site's package has one; its class name is one line in
 * {@code META-INF/services/io.tensoe.ingestion.sandbox.site.SiteProvider}. Needs a public
 * constructor without arguments.
 */
public interface SiteProvider {

  /** All about the site; the same values at every call. */
  SiteSpec spec();
}
