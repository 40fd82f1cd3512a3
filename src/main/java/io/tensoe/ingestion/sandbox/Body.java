package io.tensoe.ingestion.sandbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A body that promises its length and then is written as the sandbox pleases. */
final class Body extends AbstractHttpEntity {
  /** How the bytes leave. */
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private final byte[] bytes;
  private final Writing writing;

  Body(byte[] bytes, String contentType, Writing writing) {
    super(contentType, null);
    this.bytes = bytes;
    this.writing = writing;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    writing.to(out);
  }

  @Override
  public InputStream getContent() {
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public boolean isStreaming() {
    return false;
  }

  @Override
  public long getContentLength() {
    return bytes.length;
  }

  @Override
  public void close() {}
}
