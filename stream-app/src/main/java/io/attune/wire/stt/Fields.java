package io.attune.wire.stt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.attune.call.InvalidEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The fields of one JSON object of a vendor. What is absent or null is null, or the default given;
 * what is of another kind than it must be is refused. Complaints name the field and never quote its
 * value.
 *
 * @param at where the object stands in the message, such as {@code channel.}; empty for the message
 */
record Fields(JsonNode node, String at) {
  /** Longest identifier that becomes a part of ours, in characters. */
  private static final int ID_CHARS = 128;

  /** Most entries of a list: words and punctuation of the longest segment. */
  private static final int ENTRIES = 12_000;

  static Fields of(JsonNode message) {
    return new Fields(message, "");
  }

  boolean has(String field) {
    return node.hasNonNull(field);
  }

  /** The object in a field; one without fields if it is absent. */
  Fields object(String field) {
    if (!has(field)) {
      return new Fields(JsonNodeFactory.instance.objectNode(), at + field + ".");
    }
    require(node.get(field).isObject(), field, "an object");
    return new Fields(node.get(field), at + field + ".");
  }

  /** The objects in a list; none if it is absent. */
  List<Fields> objects(String field) {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode entry : list(field)) {
      String where = at + field + "[" + objects.size() + "]";
      if (!entry.isObject()) {
        throw new InvalidEvent(where + " is " + kind(entry) + ", expected an object");
      }
      objects.add(new Fields(entry, where + "."));
    }
    return objects;
  }

  /** The first object of a list; one without fields if there is none. */
  Fields first(String field) {
    List<Fields> objects = objects(field);
    return objects.isEmpty()
        ? new Fields(JsonNodeFactory.instance.objectNode(), at + field + "[0].")
        : objects.get(0);
  }

  /** The first number of a list, such as a channel's; {@code absent} if there is none. */
  int firstIndex(String field, int absent) {
    JsonNode list = list(field);
    return list.isEmpty() ? absent : index(list.get(0), field);
  }

  private JsonNode list(String field) {
    JsonNode list = node.path(field);
    if (list.isMissingNode() || list.isNull()) {
      return JsonNodeFactory.instance.arrayNode();
    }
    require(list.isArray(), field, "a list");
    if (list.size() > ENTRIES) {
      throw new InvalidEvent(at + field + " has more than " + ENTRIES + " entries");
    }
    return list;
  }

  /** A text, null if absent. */
  String text(String field) {
    if (!has(field)) {
      return null;
    }
    require(node.get(field).isTextual(), field, "a string");
    // Half a surrogate pair, left by a vendor that cuts text by characters, cannot be stored.
    return new String(
        node.get(field).textValue().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** What was said: a text without blanks around it, empty if absent. */
  String speech(String field) {
    String text = text(field);
    return text == null ? "" : text.strip();
  }

  /** A text that must be there. */
  String neededText(String field) {
    needed(field);
    return text(field);
  }

  /** An identifier that becomes a part of ours, null if absent. */
  String id(String field) {
    String id = text(field);
    if (id != null && (id.isBlank() || id.length() > ID_CHARS)) {
      throw new InvalidEvent(at + field + " is blank or longer than " + ID_CHARS + " characters");
    }
    return id;
  }

  /** An identifier that must be there. */
  String neededId(String field) {
    needed(field);
    return id(field);
  }

  /** A name of somebody or something, spelled as text or as a number; null if absent. */
  String label(String field) {
    return has(field) && node.get(field).isIntegralNumber()
        ? Integer.toString(index(node.get(field), field))
        : id(field);
  }

  /** A BCP 47 tag in its usual spelling; null if absent, or if it names no language. */
  String language(String field) {
    String tag = text(field);
    Locale locale = tag == null ? Locale.ROOT : Locale.forLanguageTag(tag.replace('_', '-'));
    return locale.getLanguage().isEmpty() ? null : locale.toLanguageTag();
  }

  boolean flag(String field) {
    if (!has(field)) {
      return false;
    }
    require(node.get(field).isBoolean(), field, "true or false");
    return node.get(field).booleanValue();
  }

  /** A whole number from 0, null if absent. */
  Long whole(String field) {
    if (!has(field)) {
      return null;
    }
    JsonNode value = node.get(field);
    require(
        value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0,
        field,
        "a whole number from 0");
    return value.longValue();
  }

  /** A whole number from 0 that must be there. */
  long neededWhole(String field) {
    needed(field);
    return whole(field);
  }

  /** A channel's or a speaker's number. */
  int index(String field, int absent) {
    return has(field) ? index(node.get(field), field) : absent;
  }

  private int index(JsonNode value, String field) {
    require(
        value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0,
        field,
        "a whole number from 0");
    return value.intValue();
  }

  /** Seconds with fractions as milliseconds, null if absent. */
  Long seconds(String field) {
    return has(field) ? Math.round(1_000 * number(field)) : null;
  }

  /** Seconds that must be there, as milliseconds. */
  long neededSeconds(String field) {
    needed(field);
    return seconds(field);
  }

  /** Seconds that may be negative, as milliseconds; -1 s if absent. */
  long signedSeconds(String field) {
    return has(field) ? seconds(field) : -1_000;
  }

  /** A share from 0 to 1. Vendors that measure on another scale, or not at all, give 1. */
  double confidence(String field) {
    double value = has(field) ? number(field) : 1;
    return value >= 0 && value <= 1 ? value : 1;
  }

  private double number(String field) {
    JsonNode value = node.get(field);
    require(value.isNumber() && Double.isFinite(value.doubleValue()), field, "a number");
    return value.doubleValue();
  }

  private void needed(String field) {
    if (!has(field)) {
      throw new InvalidEvent(at + field + " is missing");
    }
  }

  private void require(boolean condition, String field, String expected) {
    if (!condition) {
      throw new InvalidEvent(
          at + field + " is " + kind(node.path(field)) + ", expected " + expected);
    }
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "a string";
      case BOOLEAN -> "true or false";
      case NUMBER -> value.isIntegralNumber() ? "another whole number" : "another number";
      default -> "null";
    };
  }
}
