package io.attune.wire.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.InvalidEvent;
import io.attune.call.Limits;
import io.attune.call.Speaker;
import java.util.Locale;

/**
 * The fields of one line of a dialogue. Complaints name the field and never quote the text.
 *
 * @param number the line, counted from 1
 */
record JsonLine(JsonNode node, long number) {
  boolean has(String field) {
    return node.hasNonNull(field);
  }

  /** An object within this one; null if there is none. */
  JsonLine within(String field) {
    return node.path(field).isObject() ? new JsonLine(node.get(field), number) : null;
  }

  /** A text, null if absent. */
  String text(String field) {
    if (!has(field)) {
      return null;
    }
    require(node.get(field).isTextual(), field + " is not a string");
    return node.get(field).textValue();
  }

  String neededText(String field) {
    require(has(field), field + " is missing");
    return text(field);
  }

  /** A whole number in a range, null if absent. */
  Long whole(String field, long least, long most) {
    if (!has(field)) {
      return null;
    }
    JsonNode value = node.get(field);
    require(
        value.isIntegralNumber()
            && value.canConvertToLong()
            && value.longValue() >= least
            && value.longValue() <= most,
        field + " is not a whole number from " + least + " to " + most);
    return value.longValue();
  }

  /** A time within a call, ms, null if absent. */
  Long mediaMs(String field) {
    return whole(field, 0, Limits.CALL_MS);
  }

  Speaker speaker() {
    String name = neededText("speaker");
    for (Speaker speaker : Speaker.values()) {
      if (speaker.name().toLowerCase(Locale.ROOT).equals(name)) {
        return speaker;
      }
    }
    throw new InvalidEvent("speaker is unknown, expected agent, customer or other");
  }

  static void requireId(String field, String id) {
    require(
        !id.isBlank() && id.length() <= Limits.ID_CHARS,
        field + " is blank or longer than " + Limits.ID_CHARS + " characters");
  }

  static void require(boolean condition, String message) {
    if (!condition) {
      throw new InvalidEvent(message);
    }
  }
}
