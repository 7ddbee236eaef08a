package io.attune.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;

/** Writes Avro's binary encoding. Each thread has one place to write in, used again and again. */
public final class AvroBytes {
  private static final ThreadLocal<AvroBytes> PLACE = ThreadLocal.withInitial(AvroBytes::new);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
  private BinaryEncoder spare;

  private AvroBytes() {}

  /**
   * A record as bytes.
   *
   * @param header goes before it
   */
  public static <T> byte[] of(byte[] header, DatumWriter<T> writer, T record) {
    try {
      return PLACE.get().written(header, writer, record);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: encoding goes to memory", e);
    }
  }

  private <T> byte[] written(byte[] header, DatumWriter<T> writer, T record) throws IOException {
    out.reset();
    out.writeBytes(header);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, spare);
    // One that fails still holds bytes, and would put them into the next record.
    spare = null;
    writer.write(record, encoder);
    encoder.flush();
    spare = encoder;
    return out.toByteArray();
  }
}
