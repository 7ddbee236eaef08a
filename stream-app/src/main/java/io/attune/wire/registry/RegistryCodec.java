package io.attune.wire.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.attune.wire.AvroValue;
import io.attune.wire.RecordCodec;
import io.attune.wire.TopicValue;
import io.attune.wire.Undecodable;
import io.attune.wire.Undecodable.Reason;
import io.attune.wire.WireFormat;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * One topic's records in Confluent's wire format: a zero, the id of the writer's schema, the
 * values. It reads the single-object encoding as well, so that topics may hold both while
 * deployments change over; it writes the one only. Safe for threads.
 *
 * @param <T> the generated class
 */
final class RegistryCodec<T extends SpecificRecord> implements RecordCodec<T> {
  private static final byte SINGLE_OBJECT = (byte) 0xC3;

  private final AvroValue<T> value;
  private final RecordCodec<T> singleObject;
  private final RegistryClient registry;
  private final Subjects subjects;
  private final TopicValue<T> topic;
  private final Cache<Integer, Readable<T>> readers;
  private volatile WriterSchema<T> writer;

  /**
   * What is known of an id.
   *
   * @param fault why it cannot be read as this record; null if it can
   */
  private record Readable<T>(DatumReader<T> reader, String fault) {}

  RegistryCodec(RegistryClient registry, Subjects subjects, TopicValue<T> topic, int cached) {
    this.value = new AvroValue<>(topic.type(), topic.mostBytes());
    this.singleObject = WireFormat.SINGLE_OBJECT.codec(topic);
    this.registry = registry;
    this.subjects = subjects;
    this.topic = topic;
    this.readers = Caffeine.newBuilder().maximumSize(cached).build();
  }

  @Override
  public byte[] encode(T record) {
    return writer().encode(record);
  }

  private WriterSchema<T> writer() {
    WriterSchema<T> known = writer;
    if (known == null) {
      // Two threads may ask for the same; they get the same.
      known = new WriterSchema<>(value, subjects.toWrite(topic));
      writer = known;
    }
    return known;
  }

  /** Asks now for what the first record would ask for. */
  void prepare() {
    writer();
  }

  @Override
  public T decode(byte[] bytes) throws Undecodable {
    value.requireSize(bytes);
    if (bytes[0] == SINGLE_OBJECT) {
      return singleObject.decode(bytes);
    }
    if (bytes[0] != 0) {
      throw new Undecodable(
          Reason.NOT_AVRO,
          "the bytes begin neither with 00 and an id of the registry nor with the marker C3 01");
    }
    if (bytes.length < WriterSchema.HEADER) {
      throw new Undecodable(Reason.CORRUPT, "the bytes end within the schema's id");
    }
    return value.read(reader(ByteBuffer.wrap(bytes).getInt(1)), bytes, WriterSchema.HEADER);
  }

  private DatumReader<T> reader(int id) throws Undecodable {
    Readable<T> known = readers.getIfPresent(id);
    if (known == null) {
      known = readable(id);
      readers.put(id, known);
    }
    if (known.fault() != null) {
      throw new Undecodable(Reason.UNKNOWN_SCHEMA, known.fault());
    }
    return known.reader();
  }

  private Readable<T> readable(int id) throws Undecodable {
    Schema schema;
    try {
      schema = registry.schema(id);
    } catch (UnknownSchema e) {
      throw new Undecodable(Reason.UNKNOWN_SCHEMA, topic.topic() + ": " + e.getMessage());
    }
    return Compatibility.fault(value.schema(), schema)
        .map(
            why ->
                new Readable<T>(
                    null,
                    "the schema with the id "
                        + id
                        + " ("
                        + schema.getFullName()
                        + ") cannot be read as "
                        + value.schema().getName()
                        + " of "
                        + topic.topic()
                        + ": "
                        + why))
        .orElseGet(() -> new Readable<>(value.readerOf(schema), null));
  }
}
