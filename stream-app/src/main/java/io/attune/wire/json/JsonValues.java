package io.attune.wire.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.attune.call.InvalidEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Single JSON values as what they must be, null for null. Complaints name the field and the kind of
 * value, never the value.
 */
final class JsonValues {
  private JsonValues() {}

  static String text(String field, JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> wellFormed(in.getText());
      default -> throw mismatch(field, in, "a string");
    };
  }

  static Long whole(String field, JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> inRange(field, in);
      default -> throw mismatch(field, in, "a whole number");
    };
  }

  static Double number(String field, JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      default -> throw mismatch(field, in, "a number");
    };
  }

  static Boolean flag(String field, JsonParser in) {
    return switch (in.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw mismatch(field, in, "true or false");
    };
  }

  /**
   * A list of strings; counted while reading, so that a hostile one costs no more than the bound.
   */
  static List<String> texts(String field, JsonParser in, int most) throws IOException {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return List.of();
    }
    if (in.currentToken() != JsonToken.START_ARRAY) {
      throw mismatch(field, in, "an array of strings");
    }
    List<String> texts = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      if (texts.size() == most) {
        throw new InvalidEvent(field + " has more than " + most + " entries");
      }
      if (in.currentToken() != JsonToken.VALUE_STRING) {
        throw mismatch(field + "[" + texts.size() + "]", in, "a string");
      }
      texts.add(text(field, in));
    }
    return texts;
  }

  /** What kind of value a token begins, in words. */
  static String describe(JsonToken token) {
    if (token == null) {
      return "empty";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT -> "a number";
      case VALUE_NUMBER_FLOAT -> "a number with a fraction";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      default -> "null";
    };
  }

  private static InvalidEvent mismatch(String field, JsonParser in, String expected) {
    return new InvalidEvent(
        field + " is " + describe(in.currentToken()) + ", expected " + expected);
  }

  private static long inRange(String field, JsonParser in) throws IOException {
    try {
      return in.getLongValue();
    } catch (InputCoercionException e) {
      throw new InvalidEvent(field + " is far too large for milliseconds or a count");
    }
  }

  /**
   * Half a surrogate pair, left by a producer that cut text by characters, cannot be stored as
   * UTF-8: U+FFFD takes its place.
   */
  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return text.codePoints()
            .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }
}
