package io.attune.wire.stt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.call.InvalidEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Form fields as a body has them ({@code application/x-www-form-urlencoded}), in UTF-8. */
final class Form {
  /** Far more than any vendor sends. */
  private static final int FIELDS = 200;

  private Form() {}

  /** The fields as an object of strings; of a field that comes twice the last one. */
  static JsonNode fields(byte[] bytes, int offset, int length) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    String body = new String(bytes, offset, length, StandardCharsets.UTF_8).strip();
    for (String pair : body.split("&")) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new InvalidEvent(
            "the message is neither form fields (name=value&…) nor a JSON object of them");
      }
      fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      if (fields.size() > FIELDS) {
        throw new InvalidEvent("the form has more than " + FIELDS + " fields");
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidEvent("a form field is not URL-encoded: % must be followed by two digits");
    }
  }
}
