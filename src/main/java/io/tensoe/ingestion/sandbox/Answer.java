package io.tensoe.ingestion.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an upstream sends back, and how badly. Immutable. */
final class Answer {
  /** How the bytes leave. */
  enum Delivery {
    WHOLE,
    /** The connection is reset instead. */
    RESET,
    /** Half of the promised bytes, then the end of the connection. */
    TRUNCATED,
    /** A byte at a time, longer than a client should wait. */
    DRIPPED
  }

  static final String JSON = "application/json; charset=utf-8";
  static final String HTML = "text/html; charset=UTF-8";
  static final String PLAIN = "text/plain; charset=utf-8";

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
  static Answer usable(int status, String contentType, byte[] body) {
    return new Answer(status, contentType, body, List.of(), true, Delivery.WHOLE);
  }

  /** An answer that says nothing about what was asked. */
  static Answer refusal(int status, String contentType, String body) {
    return new Answer(status, contentType, Text.bytes(body), List.of(), false, Delivery.WHOLE);
  }

  Answer with(String header, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(header, value));
    return new Answer(status, contentType, body, List.copyOf(more), usable, delivery);
  }

  Answer delivered(Delivery how) {
    return new Answer(status, contentType, body, headers, false, how);
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  byte[] body() {
    return body;
  }

  List<Map.Entry<String, String>> headers() {
    return headers;
  }

  boolean isUsable() {
    return usable;
  }

  Delivery delivery() {
    return delivery;
  }
}
