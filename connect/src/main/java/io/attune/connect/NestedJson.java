package io.attune.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.IndexedRecord;

/**
 * What is nested in a contract as JSON text, as Attune writes it elsewhere: names as in the
 * contract, symbols in lower case with hyphens, moments as epoch milliseconds.
 */
final class NestedJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private NestedJson() {}

  static String of(Object value) {
    return node(value).toString();
  }

  private static JsonNode node(Object value) {
    if (value instanceof IndexedRecord record) {
      ObjectNode object = NODES.objectNode();
      for (Schema.Field field : record.getSchema().getFields()) {
        object.set(field.name(), node(record.get(field.pos())));
      }
      return object;
    } else if (value instanceof Collection<?> items) {
      ArrayNode array = NODES.arrayNode(items.size());
      items.forEach(item -> array.add(node(item)));
      return array;
    } else if (value instanceof Map<?, ?> entries) {
      ObjectNode object = NODES.objectNode();
      entries.forEach((name, entry) -> object.set(name.toString(), node(entry)));
      return object;
    } else if (value instanceof GenericEnumSymbol<?> symbol) {
      return NODES.textNode(wireName(symbol));
    } else if (value instanceof CharSequence text) {
      return NODES.textNode(text.toString());
    } else if (value instanceof ByteBuffer bytes) {
      return JSON.valueToTree(bytes);
    }
    return JSON.valueToTree(value);
  }

  /** A symbol as Attune's JSON spells it. */
  static String wireName(GenericEnumSymbol<?> symbol) {
    return symbol.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
