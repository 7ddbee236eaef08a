package io.attune.schemas;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/** Walks the contracts: every record and enum that is reachable from a recorded one, each once. */
final class NamedSchemas {
  private final Map<String, Schema> found = new LinkedHashMap<>();

  private NamedSchemas() {}

  static Stream<Schema> all() {
    NamedSchemas walk = new NamedSchemas();
    ReleasedSchemas.RECORDED.forEach(walk::visit);
    return walk.found.values().stream();
  }

  static Stream<Schema> records() {
    return all().filter(schema -> schema.getType() == Schema.Type.RECORD);
  }

  static Stream<Schema> enums() {
    return all().filter(schema -> schema.getType() == Schema.Type.ENUM);
  }

  private void visit(Schema schema) {
    switch (schema.getType()) {
      case RECORD -> {
        if (found.put(schema.getName(), schema) == null) {
          schema.getFields().forEach(field -> visit(field.schema()));
        }
      }
      case ENUM -> found.put(schema.getName(), schema);
      case UNION -> schema.getTypes().forEach(this::visit);
      case ARRAY -> visit(schema.getElementType());
      default -> {}
    }
  }

  /** The type of a field with its null set aside; a union of several other types stays a union. */
  static Schema withoutNull(Schema schema) {
    if (!schema.isUnion()) {
      return schema;
    }
    var others =
        schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    return others.size() == 1 ? others.get(0) : schema;
  }
}
