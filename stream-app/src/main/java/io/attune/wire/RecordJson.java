package io.attune.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record of the contracts as one JSON object: {@code type} first, then the fields in the order
 * of the schema under its names. Enums are lower case with hyphens, moments epoch milliseconds,
 * numbers rounded to four decimals, nulls left out. The same record always gives the same bytes, on
 * any machine.
 */
final class RecordJson {
  private static final int DECIMALS = 4;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private RecordJson() {}

  /**
   * The object as UTF-8, without a newline.
   *
   * @param callId written after the type, for records that do not name their call; null for those
   *     that do
   */
  static byte[] of(String type, String callId, SpecificRecord record) {
    return of(type, callId, record, Map.of());
  }

  /**
   * The same with counts of its own behind the record's fields.
   *
   * @param counts by name
   */
  static byte[] of(String type, String callId, SpecificRecord record, Map<String, Integer> counts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("type", type);
      if (callId != null) {
        out.writeStringField("callId", callId);
      }
      writeFields(record, out);
      for (Map.Entry<String, Integer> count : new TreeMap<>(counts).entrySet()) {
        out.writeNumberField(count.getKey(), count.getValue());
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: writing goes to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void writeFields(SpecificRecord record, JsonGenerator out) throws IOException {
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null) {
        out.writeFieldName(field.name());
        write(value, out);
      }
    }
  }

  private static void write(Object value, JsonGenerator out) throws IOException {
    if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Enum<?> symbol) {
      out.writeString(symbol.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    } else if (value instanceof Instant moment) {
      out.writeNumber(moment.toEpochMilli());
    } else if (value instanceof Long whole) {
      out.writeNumber(whole);
    } else if (value instanceof Integer whole) {
      out.writeNumber(whole);
    } else if (value instanceof Double number) {
      if (Double.isFinite(number)) {
        out.writeNumber(rounded(number));
      } else {
        out.writeNull(); // JSON has no word for it, and no processor of ours writes it.
      }
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof List<?> list) {
      out.writeStartArray();
      for (Object item : list) {
        write(item, out);
      }
      out.writeEndArray();
    } else if (value instanceof SpecificRecord part) {
      out.writeStartObject();
      writeFields(part, out);
      out.writeEndObject();
    } else {
      throw new IllegalArgumentException("no JSON for a " + value.getClass().getSimpleName());
    }
  }

  /** In decimal digits, because how a double prints has changed between Java versions. */
  private static String rounded(double number) {
    BigDecimal rounded = new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
