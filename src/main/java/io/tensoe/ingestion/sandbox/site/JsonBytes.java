package io.tensoe.ingestion.sandbox.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON written straight to bytes: no mapper to warm up, so that start-up stays short. */
public final class JsonBytes {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** Writes into one document. */
  public interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private JsonBytes() {}

  /** The bytes of one object whose fields {@code fields} writes. */
  public static byte[] object(Writing fields) {
    return document(
        json -> {
          json.writeStartObject();
          fields.to(json);
          json.writeEndObject();
        });
  }

  /** The bytes of one whole value. */
  public static byte[] document(Writing value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      value.to(json);
    } catch (IOException impossible) { // memory does not fail
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
