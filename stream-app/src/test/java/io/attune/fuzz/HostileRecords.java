package io.attune.fuzz;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Records that are good Avro of a schema and may be anything else: every field at its edges. */
public final class HostileRecords {
  private static final String[] TEXTS = {
    "",
    " ",
    "c1",
    "call-1",
    "p@1",
    "5",
    "02",
    "-1",
    "1e9",
    "2026-01-01",
    "\ud83d\ude00",
    "\u0000",
    "\u202eabc",
    "a\nb",
    "{\"a\":1}",
    "x".repeat(300),
    "word ".repeat(1_000)
  };
  private static final long[] LONGS = {
    0,
    1,
    -1,
    5_000,
    86_400_001,
    1_767_603_600_000L,
    7_258_118_400_001L,
    -62_135_596_800_001L,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };
  private static final double[] DOUBLES = {
    0, -0.0, 0.5, 1, 1.0001, -1, 1e308, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY
  };

  private final Random random;

  public HostileRecords(Random random) {
    this.random = random;
  }

  /** A value of a schema, in Avro's generic classes. */
  public Object of(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case ENUM ->
          new GenericData.EnumSymbol(
              schema, schema.getEnumSymbols().get(random.nextInt(schema.getEnumSymbols().size())));
      case ARRAY -> array(schema);
      case MAP -> map(schema);
      case UNION -> of(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
      case FIXED -> new GenericData.Fixed(schema, new byte[schema.getFixedSize()]);
      case STRING -> TEXTS[random.nextInt(TEXTS.length)];
      case BYTES -> ByteBuffer.wrap(new byte[random.nextInt(20)]);
      case INT -> (int) LONGS[random.nextInt(LONGS.length)];
      case LONG -> LONGS[random.nextInt(LONGS.length)];
      case FLOAT -> (float) DOUBLES[random.nextInt(DOUBLES.length)];
      case DOUBLE -> DOUBLES[random.nextInt(DOUBLES.length)];
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
    };
  }

  /** Puts something else into one field of a record, at whatever depth. */
  public void change(GenericData.Record record) {
    List<GenericData.Record> records = new ArrayList<>();
    collect(record, records);
    GenericData.Record one = records.get(random.nextInt(records.size()));
    List<Schema.Field> fields = one.getSchema().getFields();
    if (!fields.isEmpty()) {
      Schema.Field field = fields.get(random.nextInt(fields.size()));
      one.put(field.pos(), of(field.schema()));
    }
  }

  private static void collect(Object value, List<GenericData.Record> into) {
    if (value instanceof GenericData.Record record) {
      into.add(record);
      record.getSchema().getFields().forEach(field -> collect(record.get(field.pos()), into));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> collect(item, into));
    }
  }

  private GenericData.Record record(Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      // What stands in the contract as its usual value is usual here as well.
      boolean asUsual = field.hasDefaultValue() && random.nextInt(3) > 0;
      record.put(
          field.pos(), asUsual ? GenericData.get().getDefaultValue(field) : of(field.schema()));
    }
    return record;
  }

  private List<Object> array(Schema schema) {
    int size = random.nextInt(20) == 0 ? 300 : random.nextInt(4);
    List<Object> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(of(schema.getElementType()));
    }
    return values;
  }

  private Map<String, Object> map(Schema schema) {
    Map<String, Object> values = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      values.put(TEXTS[random.nextInt(TEXTS.length)], of(schema.getValueType()));
    }
    return values;
  }
}
