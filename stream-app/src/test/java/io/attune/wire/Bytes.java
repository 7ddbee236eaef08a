package io.attune.wire;

import io.attune.schemas.CallEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Bytes as a producer would write them, and as none should. */
final class Bytes {
  /** Writes the values of a record by hand. */
  interface Values {
    void writeTo(BinaryEncoder out) throws IOException;
  }

  private Bytes() {}

  static byte[] of(String callId, Instant at, Object body) {
    return WireFormat.SINGLE_OBJECT
        .codec(TopicValue.CALL_EVENTS)
        .encode(CallEvent.newBuilder().setCallId(callId).setAt(at).setBody(body).build());
  }

  /** Marker and fingerprint of a schema, then whatever is written. */
  static byte[] byHand(Schema schema, Values values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0xC3);
    bytes.write(0x01);
    bytes.write(
        ByteBuffer.allocate(8)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(SchemaNormalization.parsingFingerprint64(schema))
            .array());
    BinaryEncoder out = EncoderFactory.get().directBinaryEncoder(bytes, null);
    values.writeTo(out);
    out.flush();
    return bytes.toByteArray();
  }
}
