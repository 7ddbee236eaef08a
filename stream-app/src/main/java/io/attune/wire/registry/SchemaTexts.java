package io.attune.wire.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Schemas as they stand in a registry. */
final class SchemaTexts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SchemaTexts() {}

  /** The schema of a generated class as everybody sees it: without what concerns Java alone. */
  static Schema published(Class<? extends SpecificRecord> type) {
    try {
      JsonNode json = JSON.readTree(SpecificData.get().getSchema(type).toString());
      strip(json);
      return parse(json.toString());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot happen: Avro writes JSON", e);
    }
  }

  private static void strip(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.remove("avro.java.string");
    }
    json.forEach(SchemaTexts::strip);
  }

  /**
   * @throws org.apache.avro.AvroRuntimeException if it is no Avro schema
   */
  static Schema parse(String text) {
    return new Schema.Parser().parse(text);
  }

  /**
   * The same with types of other subjects that it refers to.
   *
   * @param parts what those are, each after what it needs itself
   */
  static Schema parse(String text, Collection<String> parts) {
    Schema.Parser parser = new Schema.Parser();
    parts.forEach(parser::parse);
    return parser.parse(text);
  }
}
