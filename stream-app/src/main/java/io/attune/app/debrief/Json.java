package io.attune.app.debrief;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.attune.detect.Category;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;

/**
 * Records as JSON by the names of their components: categories as {@code objection/price}, other
 * names in lower case with hyphens, and what is null left out.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Category.class, written(Category::key))
                  .addSerializer(Double.class, new Rounded())
                  .addSerializer(double.class, new Rounded())
                  .addSerializer(rawEnum(), written(Json::name))
                  .addKeySerializer(Enum.class, keyed()))
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private Json() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For a script element, which a "<" within a text could otherwise end. */
  static String forPage(Object value) {
    return write(value).replace("<", "\\u003c");
  }

  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Class<Enum<?>> rawEnum() {
    return (Class) Enum.class;
  }

  private static <T> JsonSerializer<T> written(Function<T, String> form) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator json, SerializerProvider all)
          throws IOException {
        json.writeString(form.apply(value));
      }
    };
  }

  @SuppressWarnings("rawtypes")
  private static JsonSerializer<Enum> keyed() {
    return new JsonSerializer<>() {
      @Override
      public void serialize(Enum value, JsonGenerator json, SerializerProvider all)
          throws IOException {
        json.writeFieldName(value instanceof Category c ? c.key() : name(value));
      }
    };
  }

  /** Four digits behind the point are more than any of our figures is worth. */
  private static final class Rounded extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider all)
        throws IOException {
      if (value.isNaN()) {
        json.writeNull();
      } else {
        json.writeNumber(Math.round(value * 10_000) / 10_000.0);
      }
    }
  }
}
