package io.tensoe.ingestion.http;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came back, whatever its status.
 *
 * @param status HTTP status code
 * @param headers names in lower case; of repeated headers the first
 * @param text body decoded as UTF-8, whatever the charset header says (every source here sends
 *     UTF-8); empty = no body
 */
public record Reply(int status, Map<String, String> headers, String text) {

  /** Value of a header; null = not sent. */
  public @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  /** Status and size only: a body may be long or hold what is not ours to print. */
  @Override
  public String toString() {
    return "HTTP " + status + " (" + text.length() + " characters)";
  }
}
