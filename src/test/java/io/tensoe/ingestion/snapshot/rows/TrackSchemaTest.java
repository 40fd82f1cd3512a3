package io.tensoe.ingestion.snapshot.rows;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class TrackSchemaTest {
  @Test
  void theColumnsStandInTheirOrder() throws Exception {
    String promised =
        new String(
            TrackSchemaTest.class.getResourceAsStream("columns.txt").readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(
        TrackSchema.SCHEMA.getFields().stream().map(Schema.Field::name).toList(),
        is(promised.lines().map(line -> line.substring(0, line.indexOf(' '))).toList()));
  }

  @Test
  void whatFilesOutThereHoldStaysWhereAndWhatItIs() throws Exception {
    Schema promised =
        new Schema.Parser().parse(TrackSchemaTest.class.getResourceAsStream("track.avsc"));
    List<Schema.Field> fields = TrackSchema.SCHEMA.getFields();
    assertThat(fields.subList(0, promised.getFields().size()), is(promised.getFields()));
    assertThat(TrackSchema.SCHEMA.getFullName(), is(promised.getFullName()));
    for (Schema.Field field : promised.getFields()) {
      assertThat(TrackSchema.SCHEMA.getField(field.name()).doc(), is(field.doc()));
    }
  }

  @Test
  void onlyWhatTheTableRequiresIsRequired() {
    List<String> required = new ArrayList<>();
    for (Schema.Field field : TrackSchema.SCHEMA.getFields()) {
      if (!field.schema().isNullable()) {
        required.add(field.name());
      } else {
        assertThat(field.name(), field.defaultVal(), is(JsonProperties.NULL_VALUE));
      }
    }
    assertThat(required, contains("track_id", "title", "artist"));
  }

  @Test
  void datesAndTimesAreNotPlainNumbers() {
    List<String> logical = new ArrayList<>();
    for (Schema.Field field : TrackSchema.SCHEMA.getFields()) {
      for (Schema type :
          field.schema().isUnion() ? field.schema().getTypes() : List.of(field.schema())) {
        if (type.getLogicalType() != null) {
          logical.add(field.name() + " " + type.getLogicalType().getName());
        }
      }
    }
    assertThat(
        logical,
        containsInAnyOrder(
            "release_date date", "created_at timestamp-micros", "updated_at timestamp-micros"));
  }

  @Test
  void everyColumnSaysWhatItHolds() {
    TrackSchema.SCHEMA
        .getFields()
        .forEach(
            field ->
                assertThat(field.name(), field.doc() != null && !field.doc().isBlank(), is(true)));
  }
}
