package io.tensoe.ingestion.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request, its secrets kept apart: {@link #toString()} can be logged, stored and compared.
 *
 * @param method {@code GET} or {@code POST}
 * @param uri address without secrets
 * @param secretQuery query parameters that only the transport may see, e.g. {@code api_key}
 * @param secretHeaders headers that only the transport may see, e.g. {@code Authorization}
 * @param form body of a {@code POST}, sent form-encoded; null = no body
 */
public record Call(
    String method,
    URI uri,
    Map<String, String> secretQuery,
    Map<String, String> secretHeaders,
    @Nullable Map<String, String> form) {
  /** Shorter words, such as "Bearer", are no secrets. */
  private static final int SHORTEST_SECRET = 8;

  /** A plain GET without secrets. */
  public static Call get(URI uri) {
    return new Call("GET", uri, Map.of(), Map.of(), null);
  }

  /**
   * A GET below {@code base}.
   *
   * @param base base address, with or without a trailing slash; its own query is dropped
   * @param path appended to the base's path; empty = the base itself
   * @param query parameters, encoded here: those of a linked or sorted map in its order, those of
   *     any other by name
   */
  public static Call get(URI base, String path, Map<String, String> query) {
    String root = base.getScheme() + "://" + base.getRawAuthority() + base.getRawPath();
    if (!path.isEmpty()) {
      root = (root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path;
    }
    return get(URI.create(query.isEmpty() ? root : root + "?" + encoded(query)));
  }

  /** The same call with one more secret header. */
  public Call withSecretHeader(String name, String value) {
    SortedMap<String, String> headers = new TreeMap<>(secretHeaders);
    headers.put(name, value);
    return new Call(method, uri, secretQuery, headers, form);
  }

  /** The same call with one more secret query parameter. */
  public Call withSecretQuery(String name, String value) {
    SortedMap<String, String> query = new TreeMap<>(secretQuery);
    query.put(name, value);
    return new Call(method, uri, query, secretHeaders, form);
  }

  /** Whether a text repeats one of the secrets: it must not be kept then. */
  public boolean isQuotedIn(String text) {
    return Stream.concat(secretQuery.values().stream(), secretHeaders.values().stream())
        .flatMap(value -> Arrays.stream(value.split(" ")))
        .anyMatch(word -> word.length() >= SHORTEST_SECRET && text.contains(word));
  }

  /** Address with its secrets joined in; for the transport only. */
  URI wireUri() {
    if (secretQuery.isEmpty()) {
      return uri;
    }
    String separator = uri.getRawQuery() == null ? "?" : "&";
    return URI.create(uri + separator + encoded(secretQuery));
  }

  /** Parameters as {@code a=b&c=d}, form-encoded: a blank becomes {@code +}. */
  static String encoded(Map<String, String> parameters) {
    StringBuilder text = new StringBuilder();
    ordered(parameters)
        .forEach(
            (name, value) ->
                text.append(text.isEmpty() ? "" : "&")
                    .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return text.toString();
  }

  /**
   * The order of {@code Map.of} and {@code HashMap} is another in every JVM; a stored answer is
   * found again only by the same address.
   */
  private static Map<String, String> ordered(Map<String, String> parameters) {
    return parameters instanceof LinkedHashMap || parameters instanceof SortedMap
        ? parameters
        : new TreeMap<>(parameters);
  }

  /** Method and address, without any secret. */
  @Override
  public String toString() {
    return method + " " + uri;
  }
}
