package io.tensoe.ingestion.cli.show;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.tensoe.ingestion.tracks.TrackColumn;
import io.tensoe.ingestion.tracks.TrackRow;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tracks for programs: one JSON object a line, with every column. */
final class TracksAsJson implements TrackPrinter {
  private final Writer out;
  private final JsonGenerator json;

  TracksAsJson(Writer out) throws IOException {
    this.out = out;
    this.json =
        new JsonFactoryBuilder()
            .rootValueSeparator("")
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .createGenerator(out);
  }

  @Override
  public void print(TrackRow track) throws IOException {
    json.writeStartObject();
    for (TrackColumn column : TrackColumn.ALL) {
      json.writeFieldName(column.name());
      write(column.kind(), track.value(column.name()));
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    json.close();
    out.flush();
  }

  private void write(TrackColumn.Kind kind, @Nullable Object value) throws IOException {
    if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean answer) {
      json.writeBoolean(answer);
    } else if (value instanceof List<?> texts) {
      json.writeStartArray();
      for (Object text : texts) {
        json.writeString(String.valueOf(text));
      }
      json.writeEndArray();
    } else if (value == null) {
      json.writeNull();
    } else if (kind == TrackColumn.Kind.JSON) {
      json.writeRawValue(value.toString());
    } else {
      json.writeString(value.toString());
    }
  }
}
