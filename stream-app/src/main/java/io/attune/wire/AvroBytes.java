package io.attune.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryData;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;

/**
 * Writes Avro's binary encoding straight into an array, where Avro's own encoders go through a
 * buffer and a stream. Each thread has one array to write in, used again and again.
 */
public final class AvroBytes extends BinaryEncoder {
  private static final ThreadLocal<AvroBytes> PLACE = ThreadLocal.withInitial(AvroBytes::new);

  /** The most that a number takes, in bytes. */
  private static final int LONGEST = 10;

  private byte[] bytes = new byte[1024];
  private int length;

  private AvroBytes() {}

  /**
   * A record as bytes.
   *
   * @param header goes before it
   */
  public static <T> byte[] of(byte[] header, DatumWriter<T> writer, T record) {
    AvroBytes place = PLACE.get();
    place.length = 0;
    try {
      place.writeFixed(header, 0, header.length);
      writer.write(record, place);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen: encoding goes to memory", e);
    }
    return Arrays.copyOf(place.bytes, place.length);
  }

  private void makeRoom(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  @Override
  public void writeBoolean(boolean value) {
    makeRoom(LONGEST);
    length += BinaryData.encodeBoolean(value, bytes, length);
  }

  @Override
  public void writeInt(int value) {
    makeRoom(LONGEST);
    length += BinaryData.encodeInt(value, bytes, length);
  }

  @Override
  public void writeLong(long value) {
    makeRoom(LONGEST);
    length += BinaryData.encodeLong(value, bytes, length);
  }

  @Override
  public void writeFloat(float value) {
    makeRoom(LONGEST);
    length += BinaryData.encodeFloat(value, bytes, length);
  }

  @Override
  public void writeDouble(double value) {
    makeRoom(LONGEST);
    length += BinaryData.encodeDouble(value, bytes, length);
  }

  @Override
  public void writeFixed(byte[] from, int start, int count) {
    makeRoom(count);
    System.arraycopy(from, start, bytes, length, count);
    length += count;
  }

  @Override
  protected void writeZero() {
    makeRoom(1);
    bytes[length++] = 0;
  }

  @Override
  public void flush() {
    // It is where it belongs already.
  }

  @Override
  public int bytesBuffered() {
    return 0;
  }
}
