package io.attune.wire.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Schemas of a record as other builds may have them. */
final class OtherVersions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OtherVersions() {}

  /** With one more field, which has a default. */
  static Schema newer(Class<? extends SpecificRecord> type) {
    return with(type, "mood", "\"int\"", "0");
  }

  /** With one more field that has no default. */
  static Schema incompatible(Class<? extends SpecificRecord> type) {
    return with(type, "mood", "\"int\"", null);
  }

  /** Without a field. */
  static Schema without(Class<? extends SpecificRecord> type, String field) {
    ObjectNode json = json(type);
    ArrayNode fields = (ArrayNode) json.get("fields");
    for (int i = fields.size() - 1; i >= 0; i--) {
      if (fields.get(i).get("name").asText().equals(field)) {
        fields.remove(i);
      }
    }
    return SchemaTexts.parse(json.toString());
  }

  private static Schema with(
      Class<? extends SpecificRecord> type, String name, String fieldType, String value) {
    try {
      ObjectNode json = json(type);
      ObjectNode field = ((ArrayNode) json.get("fields")).insertObject(0);
      field.put("name", name).set("type", JSON.readTree(fieldType));
      if (value != null) {
        field.set("default", JSON.readTree(value));
      }
      return SchemaTexts.parse(json.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static ObjectNode json(Class<? extends SpecificRecord> type) {
    try {
      return (ObjectNode) JSON.readTree(SchemaTexts.published(type).toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
