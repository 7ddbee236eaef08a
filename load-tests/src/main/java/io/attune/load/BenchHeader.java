package io.attune.load;

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

  /** What a received record is; final if it does not say. */
  static BenchHeader of(Headers headers) {
    Header found = headers.lastHeader(NAME);
    return found == null ? FINAL : ALL[found.value()[0]];
  }
}
