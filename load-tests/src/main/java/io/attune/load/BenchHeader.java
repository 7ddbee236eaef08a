package io.attune.load;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * What a record is, in a header that only the subjects without logic look at: they cannot read it
 * from the record as Attune does.
 */
enum BenchHeader {
  /** Something that changes the call, and leads to no row. */
  OTHER,
  /** A partial, of which nothing is kept. */
  PARTIAL,
  /** A final segment: a row. */
  FINAL,
  /** A final segment that must lead to a cue. */
  PROBE;

  private static final String NAME = "b";
  private static final BenchHeader[] ALL = values();

  private final List<Header> headers =
      List.of(new RecordHeader(NAME, new byte[] {(byte) ordinal()}));

  /** To be sent with the record. */
  List<Header> headers() {
    return headers;
  }

  /**
   * The same for a final, to be told apart from others in what comes of it.
   *
   * @param number of the final, 0 or more
   */
  List<Header> headers(int number) {
    byte[] value =
        ByteBuffer.allocate(1 + Integer.BYTES).put((byte) ordinal()).putInt(number).array();
    return List.of(new RecordHeader(NAME, value));
  }

  /** What a received record is; final if it does not say. */
  static BenchHeader of(Headers headers) {
    Header found = headers.lastHeader(NAME);
    return found == null ? FINAL : ALL[found.value()[0]];
  }

  /** The number of the final that a record with such a number is, or has come of. */
  static int number(Headers headers) {
    return ByteBuffer.wrap(headers.lastHeader(NAME).value()).getInt(1);
  }
}
