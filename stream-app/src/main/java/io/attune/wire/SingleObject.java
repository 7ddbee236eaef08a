package io.attune.wire;

import io.attune.schemas.ReleasedSchemas;
import io.attune.wire.Undecodable.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record of the contracts to and from Avro's single-object encoding: two marker bytes, the
 * fingerprint of the writer's schema, the values. Safe for threads.
 *
 * <p>It decodes from the array itself, where Avro's own message decoder reads a stream: only so
 * does Avro hold every length in the bytes against what is left of them before it allocates.
 *
 * @param <T> the generated class
 */
final class SingleObject<T extends SpecificRecord> {
  /** Marker and fingerprint, in bytes. */
  private static final int HEADER = 10;

  private final Schema today;
  private final SpecificData model;
  private final ReleasedSchemas released;
  private static final ThreadLocal<Encoding> ENCODING = ThreadLocal.withInitial(Encoding::new);
  private final byte[] header;
  private final SpecificDatumWriter<T> writer;

  static final class Encoding {
    final java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream(1024);
    org.apache.avro.io.BinaryEncoder binary;

    <T> byte[] encode(byte[] header, SpecificDatumWriter<T> writer, T value) {
      out.reset();
      out.write(header, 0, header.length);
      binary = org.apache.avro.io.EncoderFactory.get().binaryEncoder(out, binary);
      try {
        writer.write(value, binary);
        binary.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    }
  }

  private final int mostBytes;
  private final Map<Long, DatumReader<T>> readers = new ConcurrentHashMap<>();

  /** For records of our own, which have no bound. */
  SingleObject(Class<T> type) {
    this(type, Integer.MAX_VALUE);
  }

  /**
   * @param type the generated class
   * @param mostBytes longer values are refused unread
   */
  SingleObject(Class<T> type, int mostBytes) {
    this.model = SpecificData.getForClass(type);
    this.today = model.getSchema(type);
    this.released = ReleasedSchemas.of(today);
    this.model.setCustomCoders(true);
    this.writer = new SpecificDatumWriter<>(today, model);
    this.header = new byte[HEADER];
    ByteBuffer.wrap(header)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0xC3)
        .put((byte) 1)
        .putLong(org.apache.avro.SchemaNormalization.parsingFingerprint64(today));
    this.mostBytes = mostBytes;
  }

  byte[] encode(T value) {
    return ENCODING.get().encode(header, writer, value);
  }

  T decode(byte[] bytes) throws Undecodable {
    DatumReader<T> reader = reader(bytes);
    try {
      BinaryDecoder in =
          DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
      T value = reader.read(null, in);
      if (!in.isEnd()) {
        throw new Undecodable(Reason.CORRUPT, today.getName() + " ends before its bytes do");
      }
      return value;
    } catch (IOException | RuntimeException e) {
      // What Avro throws on bad bytes is not specified and includes index errors. Its messages may
      // quote the bytes, so only the class is told.
      throw new Undecodable(
          Reason.CORRUPT,
          today.getName() + " cannot be read from its bytes: " + e.getClass().getSimpleName());
    }
  }

  private DatumReader<T> reader(byte[] bytes) throws Undecodable {
    if (bytes == null || bytes.length == 0) {
      throw new Undecodable(Reason.EMPTY, "there are no bytes, expected " + today.getName());
    }
    if (bytes.length > mostBytes) {
      throw new Undecodable(
          Reason.IMPOSSIBLE,
          today.getName()
              + " has "
              + bytes.length
              + " bytes, at most "
              + mostBytes
              + " are allowed");
    }
    if (bytes.length < HEADER || bytes[0] != (byte) 0xC3 || bytes[1] != 0x01) {
      throw new Undecodable(
          Reason.NOT_AVRO, "the bytes do not begin with the marker C3 01 and a fingerprint");
    }
    long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    DatumReader<T> reader = readers.get(fingerprint);
    return reader == null ? newReader(fingerprint) : reader;
  }

  @SuppressWarnings("unchecked") // The model makes the class that the schema names, which is T.
  private DatumReader<T> newReader(long fingerprint) throws Undecodable {
    Schema writer = released.findByFingerprint(fingerprint);
    if (writer == null) {
      throw new Undecodable(
          Reason.UNKNOWN_SCHEMA,
          String.format(
              "no version of %s has the fingerprint %016x", today.getName(), fingerprint));
    }
    return readers.computeIfAbsent(
        fingerprint, key -> (DatumReader<T>) model.createDatumReader(writer, today));
  }
}
