package io.tensoe.ingestion.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tensoe.ingestion.model.Json;
import io.tensoe.ingestion.snapshot.manifest.Manifest;
import io.tensoe.ingestion.snapshot.manifest.Rights;
import io.tensoe.ingestion.snapshot.parts.PartReport;
import io.tensoe.ingestion.snapshot.rows.TrackSchema;
import io.tensoe.ingestion.sources.Terms;
import io.tensoe.ingestion.tracks.SandboxRows;
import io.tensoe.ingestion.tracks.TrackSelection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Which source gave how many values of each field, with the terms of each. */
final class Origins {
  static final String UNKNOWN = "unknown";

  /** The user's own list of albums. */
  private static final String SEED = "seed";

  private final Rights rights;
  private final TrackSelection selection;
  private final Map<String, Long> values = new TreeMap<>();
  private final Map<String, Map<String, Long>> byColumn = new TreeMap<>();
  private final Map<String, Long> known = new TreeMap<>();
  private boolean isSandbox;

  /**
   * @param selection sources it bars are not named
   */
  Origins(Rights rights, TrackSelection selection, List<PartReport> reports) {
    this.rights = rights;
    this.selection = selection;
    for (PartReport report : reports) {
      report.values().forEach((field, count) -> values.merge(column(field), count, Long::sum));
      report.origins().forEach(this::add);
    }
  }

  private void add(String provenance, long rows) {
    JsonNode said = tree(provenance);
    isSandbox |= said.has(SandboxRows.MARK);
    for (String column : TrackSelection.SOURCED) {
      String key =
          column.equals("release_date_precision") && !said.has(column) ? "release_date" : column;
      String sources = said.path(key).asText("");
      if (!sources.isEmpty()) {
        known.merge(column, rows, Long::sum);
        for (String source : sources.split(",", -1)) {
          byColumn.computeIfAbsent(column, name -> new TreeMap<>()).merge(source, rows, Long::sum);
        }
      }
    }
  }

  private static JsonNode tree(String provenance) {
    try {
      return provenance.isEmpty()
          ? Json.MAPPER.createObjectNode()
          : Json.MAPPER.readTree(provenance);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database gave no JSON: " + provenance, e);
    }
  }

  /** Whether a row says that it is imitated. */
  boolean isSandbox() {
    return isSandbox;
  }

  /** All fields of a file. */
  List<Manifest.Field> fields() {
    return TrackSchema.SCHEMA.getFields().stream()
        .map(
            field ->
                new Manifest.Field(
                    field.name(),
                    type(field.schema()),
                    field.schema().isNullable(),
                    field.doc(),
                    values.getOrDefault(column(field.name()), 0L),
                    origins(column(field.name()))))
        .toList();
  }

  private List<Manifest.Origin> origins(String column) {
    if (!TrackSelection.SOURCED.contains(column)) {
      return List.of();
    }
    long all = values.getOrDefault(column, 0L);
    Map<String, Long> counts = new LinkedHashMap<>();
    Set<String> barred = selection.barred().getOrDefault(column, Set.of());
    rights.sourcesOf(column).stream()
        .filter(source -> !barred.contains(source))
        .forEach(source -> counts.put(source, 0L));
    byColumn
        .getOrDefault(column, Map.of())
        .forEach((source, count) -> counts.put(source, Math.min(all, count)));
    long unknown = all - known.getOrDefault(column, 0L);
    if (unknown > 0) {
      counts.put(UNKNOWN, unknown);
    }
    List<Manifest.Origin> origins = new ArrayList<>();
    counts.forEach((source, count) -> origins.add(origin(column, source, count)));
    return origins;
  }

  private Manifest.Origin origin(String column, String source, long count) {
    @Nullable Terms terms = rights.termsOf(source, column);
    if (terms == null) {
      String licence = source.equals(SEED) ? "yours: it comes from your list" : UNKNOWN;
      return new Manifest.Origin(
          source, count, licence, null, source.equals(SEED) ? "permitted" : UNKNOWN);
    }
    return new Manifest.Origin(
        source, count, terms.licence(), terms.page().toString(), lower(terms.learning()));
  }

  /** The sources that gave a value, with the terms of most of their fields. */
  Map<String, Manifest.Source> sources() {
    Map<String, Manifest.Source> sources = new TreeMap<>();
    byColumn
        .values()
        .forEach(
            counts ->
                counts
                    .keySet()
                    .forEach(
                        source -> {
                          @Nullable Terms terms = rights.termsOf(source, "");
                          if (terms != null) {
                            sources.put(source, source(source, terms));
                          }
                        }));
    return sources;
  }

  private Manifest.Source source(String name, Terms terms) {
    return new Manifest.Source(
        rights.titleOf(name),
        terms.licence(),
        terms.page().toString(),
        lower(terms.learning()),
        terms.learningPage() == null ? null : terms.learningPage().toString());
  }

  private static String column(String field) {
    return field.equals("track_id") ? "id" : field;
  }

  private static String type(Schema schema) {
    if (schema.isUnion()) {
      return schema.getTypes().stream()
          .filter(each -> each.getType() != Schema.Type.NULL)
          .map(Origins::type)
          .findFirst()
          .orElse("null");
    }
    @Nullable LogicalType logical = schema.getLogicalType();
    if (logical != null) {
      return logical.getName().replace("timestamp-micros", "timestamp[us, UTC]");
    }
    return switch (schema.getType()) {
      case INT -> "int32";
      case ARRAY -> "list<" + type(schema.getElementType()) + ">";
      default -> lower(schema.getType());
    };
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
