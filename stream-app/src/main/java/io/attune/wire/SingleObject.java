package io.attune.wire;

import io.attune.schemas.ReleasedSchemas;
import io.attune.wire.Undecodable.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record of the contracts to and from Avro's single-object encoding: two marker bytes, the
 * fingerprint of the writer's schema, the values. Safe for threads.
 *
 * @param <T> the generated class
 */
final class SingleObject<T extends SpecificRecord> implements RecordCodec<T> {
  /** Marker and fingerprint, in bytes. */
  private static final int HEADER = 10;

  private final AvroValue<T> value;
  private final ReleasedSchemas released;
  private final byte[] header;
  private final Map<Long, DatumReader<T>> readers = new ConcurrentHashMap<>();

  /**
   * @param type the generated class
   * @param mostBytes longer values are refused unread
   */
  SingleObject(Class<T> type, int mostBytes) {
    this.value = new AvroValue<>(type, mostBytes);
    this.released = ReleasedSchemas.of(value.schema());
    this.header =
        ByteBuffer.allocate(HEADER)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) 0xC3)
            .put((byte) 0x01)
            .putLong(SchemaNormalization.parsingFingerprint64(value.schema()))
            .array();
  }

  @Override
  public byte[] encode(T record) {
    return value.write(header, record);
  }

  @Override
  public T decode(byte[] bytes) throws Undecodable {
    return value.read(reader(bytes), bytes, HEADER);
  }

  private DatumReader<T> reader(byte[] bytes) throws Undecodable {
    value.requireSize(bytes);
    if (bytes.length < HEADER || bytes[0] != (byte) 0xC3 || bytes[1] != 0x01) {
      throw new Undecodable(
          Reason.NOT_AVRO,
          bytes[0] == 0
              ? "the bytes begin with 00, as a schema registry's do, and no registry is set"
              : "the bytes do not begin with the marker C3 01 and a fingerprint");
    }
    long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    DatumReader<T> reader = readers.get(fingerprint);
    return reader == null ? newReader(fingerprint) : reader;
  }

  private DatumReader<T> newReader(long fingerprint) throws Undecodable {
    Schema writer = released.findByFingerprint(fingerprint);
    if (writer == null) {
      throw new Undecodable(
          Reason.UNKNOWN_SCHEMA,
          String.format(
              "no version of %s has the fingerprint %016x", value.schema().getName(), fingerprint));
    }
    return readers.computeIfAbsent(fingerprint, key -> value.readerOf(writer));
  }
}
