package io.tensoe.ingestion.sandbox.site;

import io.tensoe.ingestion.sandbox.albums.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an upstream sends back, and how badly. Immutable. */
public final class Answer {
  /** How the bytes leave. */
  public enum Delivery {
    WHOLE,
    /** The connection is reset instead. */
    RESET,
    /** Half of the promised bytes, then the end of the connection. */
    TRUNCATED,
    /** A byte at a time, longer than a client should wait. */
    DRIPPED
  }

  public static final String JSON = "application/json; charset=utf-8";
  public static final String HTML = "text/html; charset=UTF-8";
  public static final String PLAIN = "text/plain; charset=utf-8";

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final List<Map.Entry<String, String>> headers;
  private final boolean usable;
  private final Delivery delivery;

  private Answer(
      int status,
      String contentType,
      byte[] body,
      List<Map.Entry<String, String>> headers,
      boolean usable,
      Delivery delivery) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.headers = headers;
    this.usable = usable;
    this.delivery = delivery;
  }

  /** An answer a client can use: asking the same again would be a waste. "Not found" is one. */
  public static Answer usable(int status, String contentType, byte[] body) {
    return new Answer(status, contentType, body, List.of(), true, Delivery.WHOLE);
  }

  /** An answer that says nothing about what was asked. */
  public static Answer refusal(int status, String contentType, String body) {
    return new Answer(status, contentType, Text.bytes(body), List.of(), false, Delivery.WHOLE);
  }

  public Answer with(String header, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(header, value));
    return new Answer(status, contentType, body, List.copyOf(more), usable, delivery);
  }

  public Answer delivered(Delivery how) {
    return new Answer(status, contentType, body, headers, false, how);
  }

  public int status() {
    return status;
  }

  public String contentType() {
    return contentType;
  }

  public byte[] body() {
    return body;
  }

  public List<Map.Entry<String, String>> headers() {
    return headers;
  }

  public boolean isUsable() {
    return usable;
  }

  public Delivery delivery() {
    return delivery;
  }
}
