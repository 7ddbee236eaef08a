package io.attune.wire.stt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.attune.call.InvalidEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads JSON objects; complaints never quote what stands there. */
final class Json {
  /** No vendor nests deeper. */
  private static final int DEPTH = 32;

  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .reader();

  private Json() {}

  /** The object in a text; {@code what} names it in complaints. */
  static JsonNode object(String text, String what) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return object(bytes, 0, bytes.length, what);
  }

  /** The object in bytes; {@code what} names it in complaints. */
  static JsonNode object(byte[] bytes, int offset, int length, String what) {
    JsonNode node;
    try {
      node = JSON.readTree(bytes, offset, length);
    } catch (JsonProcessingException e) {
      // Jackson's own message would quote what stands there.
      int column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
      throw new InvalidEvent(what + " is no valid JSON at column " + column);
    } catch (IOException e) {
      throw new InvalidEvent(what + " is no JSON in UTF-8");
    }
    if (!node.isObject()) {
      throw new InvalidEvent(what + " is not a JSON object");
    }
    return node;
  }
}
