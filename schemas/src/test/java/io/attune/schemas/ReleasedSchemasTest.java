package io.attune.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.avro.message.MissingSchemaException;
import org.junit.jupiter.api.Test;

class ReleasedSchemasTest {
  private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");

  @Test
  void decoderReturnsWhatTodaysClassEncoded() throws IOException {
    SegmentHeard segment =
        SegmentHeard.newBuilder()
            .setSegmentId("s1")
            .setFinal$(false)
            .setSpeaker(Speaker.CUSTOMER)
            .setText("that's more than we planned")
            .setStartMs(1200)
            .setEndMs(3000)
            .build();
    CallEvent event = CallEvent.newBuilder().setCallId("c1").setAt(AT).setBody(segment).build();

    CallEvent read =
        CallEvent.createDecoder(ReleasedSchemas.of(CallEvent.getClassSchema()))
            .decode(event.toByteBuffer());

    assertThat(read).isEqualTo(event);
    assertThat(((SegmentHeard) read.getBody()).getText()).isInstanceOf(String.class);
  }

  @Test
  void bytesOfAnotherRecordAreRefused() throws IOException {
    ByteBuffer feedback =
        CueFeedback.newBuilder()
            .setCueId("q1")
            .setCallId("c1")
            .setAt(AT)
            .setAction(FeedbackAction.SHOWN)
            .build()
            .toByteBuffer();
    var decoder = CallEvent.createDecoder(ReleasedSchemas.of(CallEvent.getClassSchema()));
    assertThatExceptionOfType(MissingSchemaException.class)
        .isThrownBy(() -> decoder.decode(feedback));
  }

  @Test
  void recordThatWasNeverReleasedHasNoVersions() {
    assertThat(ReleasedSchemas.of(Word.getClassSchema()).byVersion()).isEmpty();
  }
}
