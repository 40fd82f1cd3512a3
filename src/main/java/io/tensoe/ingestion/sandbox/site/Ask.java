package io.tensoe.ingestion.sandbox.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request as a site sees it.
 *
 * @param path below the site's base address, starting with a slash, not decoded
 * @param query decoded parameters by name; the last one wins
 * @param headers values by name in lower case; the first one of a name counts
 * @param body of a POST, else empty
 */
public record Ask(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    String body) {

  /**
   * Splits an address into path and decoded query.
   *
   * @param headers see {@link #headers()}
   */
  public static Ask of(String method, String target, Map<String, String> headers, String body) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    Map<String, String> query = mark < 0 ? Map.of() : form(target.substring(mark + 1));
    return new Ask(method, path, query, headers, body);
  }

  public static Map<String, String> form(String text) {
    Map<String, String> values = new TreeMap<>();
    for (String pair : text.split("&", -1)) {
      int mark = pair.indexOf('=');
      if (mark > 0) {
        values.put(decoded(pair.substring(0, mark)), decoded(pair.substring(mark + 1)));
      }
    }
    return values;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) { // "%zz": real servers take it literally
      return text;
    }
  }

  /** The same request as the site at {@code base} sees it. */
  public Ask below(String base) {
    String rest = path.substring(base.length());
    return new Ask(method, rest.isEmpty() ? "/" : rest, query, headers, body);
  }

  /** The value of a header, whatever the case of its name; empty without one. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** Who asks, as the header says; empty without one. */
  public String authorization() {
    return header("authorization");
  }

  public String value(String name) {
    return query.getOrDefault(name, "");
  }

  /** A whole number of the query; {@code missing} when absent, -1 when it is no number. */
  public int number(String name, int missing) {
    String text = value(name);
    if (text.isEmpty()) {
      return missing;
    }
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
  }

  /** The question without what does not change the answer: the order of parameters and the key. */
  public String question() {
    StringBuilder text = new StringBuilder(method).append(' ').append(path);
    query.forEach(
        (name, value) -> {
          if (!name.equals("api_key")) {
            text.append('&').append(name).append('=').append(value);
          }
        });
    return text.toString();
  }
}
