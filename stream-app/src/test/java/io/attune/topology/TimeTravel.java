package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.schemas.Speaker;
import io.attune.schemas.TrustedContracts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Events with moments that the domain would refuse, as a broken producer would write them. */
final class TimeTravel {
  static {
    TrustedContracts.install();
  }

  private TimeTravel() {}

  /** A segment's event, said to be published at any moment. */
  static byte[] at(CallEvent event, long at) {
    SegmentHeard said = (SegmentHeard) event.body();
    io.attune.schemas.CallEvent broken =
        io.attune.schemas.CallEvent.newBuilder()
            .setCallId(event.callId())
            .setAt(Instant.ofEpochMilli(at))
            .setBody(
                io.attune.schemas.SegmentHeard.newBuilder()
                    .setSegmentId(said.segmentId())
                    .setSpeaker(Speaker.valueOf(said.speaker().name()))
                    .setText(said.text())
                    .setStartMs(said.startMs())
                    .setEndMs(said.endMs())
                    .build())
            .build();
    try {
      ByteBuffer encoded = broken.toByteBuffer();
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
