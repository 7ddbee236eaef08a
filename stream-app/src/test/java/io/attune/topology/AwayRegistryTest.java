package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.attune.wire.RecordCodec;
import io.attune.wire.SchemaUnavailable;
import io.attune.wire.TopicValue;
import io.attune.wire.WireFormat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

/** A record whose schema cannot be had now may be in order: it is not set aside. */
class AwayRegistryTest {
  /** Of a registry that does not answer. */
  private static final WireFormat AWAY =
      new WireFormat() {
        @Override
        public <T extends SpecificRecord> RecordCodec<T> codec(TopicValue<T> value) {
          return new RecordCodec<>() {
            @Override
            public byte[] encode(T record) {
              throw new SchemaUnavailable("away", null);
            }

            @Override
            public T decode(byte[] bytes) {
              throw new SchemaUnavailable("away", null);
            }
          };
        }
      };

  @Test
  void itFailsTheTaskAndGoesNowhere() {
    Topics topics = new Topics("", AWAY);
    var context = new MockProcessorContext<byte[], Object>();
    context.setRecordMetadata(topics.callEvents(), 0, 7);
    var decode = new DecodeProcessor(topics, new TopologyMeters(new SimpleMeterRegistry()));
    decode.init(context);
    // Kafka's own exceptions are what FailedRecords sets nothing aside for.
    assertThatThrownBy(() -> decode.process(new Record<>("c".getBytes(UTF_8), new byte[] {0}, 1)))
        .isInstanceOf(SchemaUnavailable.class)
        .isInstanceOf(KafkaException.class);
    assertThat(context.forwarded()).isEmpty();
  }
}
