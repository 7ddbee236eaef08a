package io.attune.wire;

import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Type;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Writes records of the contracts, the same bytes as Avro's own writer. Avro generates an encoder
 * for every record but those with moments in them, and for these it looks up the type, the
 * conversion and the branch of each value anew; here that is settled once for each field. Safe for
 * threads.
 *
 * @param <T> the generated class
 */
final class RecordWriter<T extends SpecificRecord> implements DatumWriter<T> {
  private final ValueWriter writer;

  /** Writes values of one schema. */
  private interface ValueWriter {
    void write(Object value, Encoder out) throws IOException;
  }

  /**
   * @param schema of the generated class
   * @param model of the generated class, with its encoders switched on
   */
  RecordWriter(Schema schema, SpecificData model) {
    this.writer = writerOf(schema, model);
  }

  @Override
  public void setSchema(Schema schema) {
    throw new UnsupportedOperationException("it writes the one schema that it was made for");
  }

  @Override
  public void write(T record, Encoder out) throws IOException {
    writer.write(record, out);
  }

  private static ValueWriter writerOf(Schema schema, SpecificData model) {
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
      return (value, out) -> out.writeLong(((Instant) value).toEpochMilli());
    }
    return switch (schema.getType()) {
      case RECORD -> hasMoments(schema) ? ofFields(schema, model) : generated(schema, model);
      case ARRAY -> ofItems(writerOf(schema.getElementType(), model));
      case UNION -> ofUnion(schema, model);
      case ENUM -> (value, out) -> out.writeEnum(((Enum<?>) value).ordinal());
      case STRING -> (value, out) -> out.writeString((String) value);
      case INT -> (value, out) -> out.writeInt((Integer) value);
      case LONG -> (value, out) -> out.writeLong((Long) value);
      case DOUBLE -> (value, out) -> out.writeDouble((Double) value);
      case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) value);
      default -> generated(schema, model);
    };
  }

  private static ValueWriter generated(Schema schema, SpecificData model) {
    return new SpecificDatumWriter<>(schema, model)::write;
  }

  private static boolean hasMoments(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> schema.getFields().stream().anyMatch(field -> hasMoments(field.schema()));
      case ARRAY -> hasMoments(schema.getElementType());
      case UNION -> schema.getTypes().stream().anyMatch(RecordWriter::hasMoments);
      default -> schema.getLogicalType() != null;
    };
  }

  private static ValueWriter ofFields(Schema schema, SpecificData model) {
    ValueWriter[] fields =
        schema.getFields().stream()
            .map(field -> writerOf(field.schema(), model))
            .toArray(ValueWriter[]::new);
    return (value, out) -> {
      SpecificRecord record = (SpecificRecord) value;
      for (int i = 0; i < fields.length; i++) {
        fields[i].write(record.get(i), out);
      }
    };
  }

  private static ValueWriter ofItems(ValueWriter item) {
    return (value, out) -> {
      Collection<?> items = (Collection<?>) value;
      out.writeArrayStart();
      out.setItemCount(items.size());
      for (Object each : items) {
        out.startItem();
        item.write(each, out);
      }
      out.writeArrayEnd();
    };
  }

  private static ValueWriter ofUnion(Schema schema, SpecificData model) {
    List<Schema> types = schema.getTypes();
    ValueWriter[] branches =
        types.stream().map(type -> writerOf(type, model)).toArray(ValueWriter[]::new);
    boolean optional = types.size() == 2 && types.get(0).getType() == Type.NULL;
    return (value, out) -> {
      int branch = optional ? (value == null ? 0 : 1) : model.resolveUnion(schema, value);
      out.writeIndex(branch);
      if (value == null) {
        out.writeNull();
      } else {
        branches[branch].write(value, out);
      }
    };
  }
}
