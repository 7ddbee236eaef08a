package io.attune.gateway.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.schemas.CallSummary;
import io.attune.schemas.CallView;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.TurnScored;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * The contracts' records as they look in JSON, derived from their Avro schemas: a null is left out,
 * a moment is a number, a symbol is in lower case with hyphens.
 */
final class RecordSchemas {
  /** The values of topics that clients are sent. */
  private static final List<Schema> VALUES =
      List.of(
          CoachingCue.getClassSchema(),
          CallView.getClassSchema(),
          TurnScored.getClassSchema(),
          CallSummary.getClassSchema());

  private static final String COMMENT =
      "Records of the topics as JSON, derived from schemas/src/main/avro; do not edit. Null is left"
          + " out, moments are epoch milliseconds, enums are in lower case with hyphens. Whoever"
          + " refers to the value of a topic may add fields, and closes it.";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  private RecordSchemas() {}

  /** As one JSON Schema document with a definition for each record and enum. */
  static ObjectNode document() {
    RecordSchemas schemas = new RecordSchemas();
    VALUES.forEach(schemas::define);
    // Of a value some fields are added by whoever passes it on.
    VALUES.forEach(
        value -> schemas.definitions.get(value.getName()).remove("additionalProperties"));
    ObjectNode document = JSON.objectNode();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("$comment", COMMENT);
    document.putObject("$defs").setAll(schemas.definitions);
    return document;
  }

  private String define(Schema schema) {
    if (!definitions.containsKey(schema.getName())) {
      // Entered before its fields are: a record may hold others of its kind.
      ObjectNode definition = JSON.objectNode();
      definitions.put(schema.getName(), definition);
      if (schema.getType() == Schema.Type.ENUM) {
        symbols(schema, definition);
      } else {
        fields(schema, definition);
      }
    }
    return "#/$defs/" + schema.getName();
  }

  private static void symbols(Schema schema, ObjectNode definition) {
    definition.put("description", schema.getDoc());
    definition.put("type", "string");
    ArrayNode symbols = definition.putArray("enum");
    schema.getEnumSymbols().forEach(symbol -> symbols.add(wireName(symbol)));
  }

  private static String wireName(String symbol) {
    return symbol.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void fields(Schema schema, ObjectNode definition) {
    definition.put("description", schema.getDoc());
    definition.put("type", "object");
    ObjectNode properties = definition.putObject("properties");
    ArrayNode required = definition.putArray("required");
    for (Schema.Field field : schema.getFields()) {
      properties.set(field.name(), type(notNull(field.schema())).put("description", field.doc()));
      if (!field.schema().isNullable()) {
        required.add(field.name());
      }
    }
    definition.put("additionalProperties", false);
  }

  private static Schema notNull(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream().filter(type -> !type.isNullable()).findFirst().orElseThrow()
        : schema;
  }

  private ObjectNode type(Schema schema) {
    ObjectNode type = JSON.objectNode();
    switch (schema.getType()) {
      case RECORD, ENUM -> type.put("$ref", define(schema));
      case ARRAY -> type.put("type", "array").set("items", type(schema.getElementType()));
      case STRING -> type.put("type", "string");
      case BOOLEAN -> type.put("type", "boolean");
      case DOUBLE -> type.put("type", "number").put("format", "double");
      case INT -> type.put("type", "integer").put("format", "int32");
      case LONG -> type.put("type", "integer").put("format", "int64");
      default -> throw new IllegalArgumentException("no JSON for " + schema.getType());
    }
    return type;
  }
}
