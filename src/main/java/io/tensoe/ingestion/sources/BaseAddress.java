package io.tensoe.ingestion.sources;

import java.net.URI;

/**
 * Where a source is asked. Tests, proxies and the sandbox stand in for it by an option.
 *
 * @param name within its source, e.g. {@code api}
 * @param standard the public address
 * @param option name of the option that replaces it, without dashes, e.g. {@code tapesUrl}
 * @param text what it is, for the help: one or more sentences without the default
 */
public record BaseAddress(String name, URI standard, String option, String text) {}
