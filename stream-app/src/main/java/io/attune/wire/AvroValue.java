package io.attune.wire;

import io.attune.wire.Undecodable.Reason;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record of the contracts as bare Avro, which some header precedes. Safe for threads.
 *
 * <p>It decodes from the array itself, where Avro's own message decoder reads a stream: only so
 * does Avro hold every length in the bytes against what is left of them before it allocates.
 *
 * @param <T> the generated class
 */
public final class AvroValue<T extends SpecificRecord> {
  /** What each thread read with last: to be used again. */
  private static final ThreadLocal<BinaryDecoder> IN = new ThreadLocal<>();

  private final SpecificData model;
  private final Schema today;
  private final int mostBytes;
  private final RecordWriter<T> writer;

  /**
   * @param type the generated class
   * @param mostBytes longer values are refused unread
   */
  public AvroValue(Class<T> type, int mostBytes) {
    this.model = SpecificData.getForClass(type);
    this.today = model.getSchema(type);
    this.mostBytes = mostBytes;
    // The generated classes write the same bytes as Avro's reflection, in a third of the time.
    model.setCustomCoders(true);
    this.writer = new RecordWriter<>(today, model);
  }

  /** The schema of this build. */
  public Schema schema() {
    return today;
  }

  /**
   * Refuses what cannot be a value, whatever it says.
   *
   * @throws Undecodable if there are no bytes, or too many
   */
  public void requireSize(byte[] bytes) throws Undecodable {
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
  }

  /** What reads values that were written with another schema; that it can is not checked. */
  @SuppressWarnings("unchecked") // The model makes the class that the schema names, which is T.
  public DatumReader<T> readerOf(Schema writer) {
    return (DatumReader<T>) model.createDatumReader(writer, today);
  }

  /**
   * A value as bytes, with the schema of this build.
   *
   * @param header goes before it
   */
  public byte[] write(byte[] header, T record) {
    return AvroBytes.of(header, writer, record);
  }

  /**
   * Reads a value.
   *
   * @param from where it begins
   * @throws Undecodable if the bytes end too early, go on too long, or hold what they must not
   */
  public T read(DatumReader<T> reader, byte[] bytes, int from) throws Undecodable {
    try {
      BinaryDecoder in =
          DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, IN.get());
      IN.set(in);
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
}
