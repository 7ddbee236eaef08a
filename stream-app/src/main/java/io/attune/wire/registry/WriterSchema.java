package io.attune.wire.registry;

import io.attune.wire.AvroBytes;
import io.attune.wire.AvroValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a topic's records are written with: an id, and how. Safe for threads.
 *
 * @param <T> the generated class
 */
final class WriterSchema<T extends SpecificRecord> {
  /** A zero and the id, in bytes. */
  static final int HEADER = 5;

  private static final byte[] NO_HEADER = {};

  private final byte[] header;
  private final Schema ours;
  private final AvroValue<T> value;

  /** Another version of the subject to write with; null for ours. */
  private final Schema other;

  /**
   * @param registered ours, or a version that can read it
   */
  WriterSchema(AvroValue<T> value, RegisteredSchema registered) {
    this.header = ByteBuffer.allocate(HEADER).put((byte) 0).putInt(registered.id()).array();
    this.ours = value.schema();
    this.value = value;
    this.other = writesTheSame(registered.schema(), ours) ? null : registered.schema();
  }

  private static boolean writesTheSame(Schema one, Schema another) {
    return org.apache.avro.SchemaNormalization.toParsingForm(one)
        .equals(org.apache.avro.SchemaNormalization.toParsingForm(another));
  }

  byte[] encode(T record) {
    if (other == null) {
      return value.write(header, record);
    }
    try {
      byte[] bare = value.write(NO_HEADER, record);
      GenericRecord read =
          new GenericDatumReader<GenericRecord>(ours, other)
              .read(null, DecoderFactory.get().binaryDecoder(bare, null));
      return AvroBytes.of(header, new GenericDatumWriter<>(other), read);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: encoding goes to memory", e);
    }
  }
}
