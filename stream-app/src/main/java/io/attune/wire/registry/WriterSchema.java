package io.attune.wire.registry;

import io.attune.wire.AvroValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a topic's records are written with: an id, and how. Safe for threads.
 *
 * @param <T> the generated class
 */
final class WriterSchema<T extends SpecificRecord> {
  /** A zero and the id, in bytes. */
  static final int HEADER = 5;

  private final byte[] header;
  private final Schema ours;
  private final DatumWriter<T> writer;

  /** Another version of the subject to write with; null for ours. */
  private final Schema other;

  /**
   * @param registered ours, or a version that can read it
   */
  WriterSchema(AvroValue<T> value, RegisteredSchema registered) {
    this.header = ByteBuffer.allocate(HEADER).put((byte) 0).putInt(registered.id()).array();
    this.ours = value.schema();
    this.writer = value.writer();
    this.other = writesTheSame(registered.schema(), ours) ? null : registered.schema();
  }

  private static boolean writesTheSame(Schema one, Schema another) {
    return org.apache.avro.SchemaNormalization.toParsingForm(one)
        .equals(org.apache.avro.SchemaNormalization.toParsingForm(another));
  }

  byte[] encode(T record) {
    try {
      if (other == null) {
        return written(writer, record, header);
      }
      GenericRecord read =
          new GenericDatumReader<GenericRecord>(ours, other)
              .read(
                  null,
                  DecoderFactory.get().binaryDecoder(written(writer, record, new byte[0]), null));
      return written(new GenericDatumWriter<>(other), read, header);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: encoding goes to memory", e);
    }
  }

  private static <V> byte[] written(DatumWriter<V> writer, V value, byte[] header)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(256);
    out.write(header);
    Encoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    writer.write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
