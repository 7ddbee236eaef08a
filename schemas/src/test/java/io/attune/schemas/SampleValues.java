package io.attune.schemas;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericData.EnumSymbol;
import org.apache.avro.generic.GenericRecord;

/**
 * Values for any schema in which no two fields look alike, so that a swapped, lost or misread field
 * shows. No chance is involved: the same schema gives the same values.
 */
final class SampleValues {
  private static final long START = Instant.parse("2026-01-05T09:00:00Z").toEpochMilli();

  private final int branch;
  private int count;

  private SampleValues(int branch) {
    this.branch = branch;
  }

  /**
   * One record for each branch of the widest union, every field filled and every list holding two.
   */
  static List<GenericRecord> full(Schema record) {
    List<GenericRecord> samples = new ArrayList<>();
    for (int branch = 0; branch < widestUnion(record); branch++) {
      samples.add(new SampleValues(branch).record(record));
    }
    return samples;
  }

  /** A record with null, empty or default wherever the schema allows it. */
  static GenericRecord sparse(Schema record) {
    SampleValues values = new SampleValues(0);
    GenericRecord sample = new GenericData.Record(record);
    for (Field field : record.getFields()) {
      sample.put(
          field.pos(),
          field.hasDefaultValue()
              ? GenericData.get().getDefaultValue(field)
              : values.value(field.name(), field.schema()));
    }
    return sample;
  }

  private static int widestUnion(Schema record) {
    return record.getFields().stream()
        .map(field -> NamedSchemas.withoutNull(field.schema()))
        .mapToInt(type -> type.isUnion() ? type.getTypes().size() - (type.isNullable() ? 1 : 0) : 1)
        .max()
        .orElse(1);
  }

  private GenericRecord record(Schema schema) {
    GenericRecord sample = new GenericData.Record(schema);
    for (Field field : schema.getFields()) {
      sample.put(field.pos(), value(field.name(), field.schema()));
    }
    return sample;
  }

  private Object value(String name, Schema schema) {
    count++;
    return switch (schema.getType()) {
      // Beyond ASCII, because lengths in bytes and in characters differ there.
      case STRING -> name + " é" + count;
      case INT -> 1000 + count;
      case LONG ->
          schema.getLogicalType() instanceof LogicalTypes.TimestampMillis
              ? START + count
              : 60_000L + count;
      case DOUBLE -> count / 256.0;
      case BYTES -> ByteBuffer.wrap(new byte[] {(byte) count, 0, -1});
      case BOOLEAN -> count % 2 == 0;
      case ENUM ->
          new EnumSymbol(
              schema, schema.getEnumSymbols().get(count % schema.getEnumSymbols().size()));
      case ARRAY ->
          List.of(value(name, schema.getElementType()), value(name, schema.getElementType()));
      case RECORD -> record(schema);
      case UNION -> {
        List<Schema> others =
            schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
        yield value(name, others.get(branch % others.size()));
      }
      default ->
          throw new IllegalArgumentException("No sample for a " + schema.getType() + " in " + name);
    };
  }
}
