package io.attune.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.sealing.KeyRing;
import io.attune.sealing.Sealer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows as JSON objects, with what is sealed in them as it was said. */
final class SealedLines {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SEALED = Pattern.compile(Sealer.PREFIX + "[A-Za-z0-9_-]+");

  private final KeyRing keys;

  /**
   * @param keys of the calls
   */
  SealedLines(KeyRing keys) {
    this.keys = keys;
  }

  /**
   * A row, opened as far as there are keys.
   *
   * @param line an object that names its call as {@code callId} or {@code call_id}
   * @throws IllegalArgumentException if it is none, or names no call; the message does not repeat
   *     it
   */
  String open(String line) {
    JsonNode row = read(line);
    JsonNode callId = row.path("callId").isTextual() ? row.path("callId") : row.path("call_id");
    if (!row.isObject() || !callId.isTextual()) {
      throw new IllegalArgumentException("expected a JSON object with callId or call_id");
    }
    return open(callId.asText(), row).toString();
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is no JSON", e);
    }
  }

  private JsonNode open(String callId, JsonNode node) {
    if (node.isTextual()) {
      return TextNode.valueOf(open(callId, node.asText()));
    } else if (node.isArray()) {
      ArrayNode opened = JSON.createArrayNode();
      node.forEach(item -> opened.add(open(callId, item)));
      return opened;
    } else if (node.isObject()) {
      ObjectNode opened = JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        opened.set(field.getKey(), open(callId, field.getValue()));
      }
      return opened;
    }
    return node;
  }

  /** A sealed text, or JSON within a text, as columns of what is nested have it. */
  private String open(String callId, String text) {
    Matcher sealed = SEALED.matcher(text);
    if (sealed.matches()) {
      return keys.open(callId, text);
    }
    return sealed.replaceAll(
        found -> {
          String opened = keys.open(callId, found.group());
          return Matcher.quoteReplacement(
              new String(JsonStringEncoder.getInstance().quoteAsString(opened)));
        });
  }
}
