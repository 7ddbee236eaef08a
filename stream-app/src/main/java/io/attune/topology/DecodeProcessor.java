package io.attune.topology;

import io.attune.sealing.Sealing;
import io.attune.wire.Undecodable;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Bytes in, what they say out, without personal data. Whatever cannot be read, or cannot be true,
 * goes to {@code dead-letters}, and the stream goes on.
 */
final class DecodeProcessor implements Processor<byte[], byte[], byte[], Object> {
  private final Intake intake;
  private final Sealing sealing;
  private final TopologyMeters meters;
  private ProcessorContext<byte[], Object> context;

  DecodeProcessor(Topics topics, TopologyMeters meters) {
    this.intake = new Intake(topics);
    this.sealing = topics.sealing();
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    try {
      Received received =
          intake.read(from.topic(), record.key(), record.value(), record.timestamp());
      context.forward(record.withValue(received), CallTopology.CALL_ENGINE);
    } catch (Intake.Refused e) {
      if (e.letter() == null) {
        meters.dropped(Undecodable.Reason.NEWER_KIND.wireName());
      } else {
        meters.deadLetter(e.letter().reason());
        context.forward(
            e.letter().of(record.withValue(e.bytes()), from, sealing), CallTopology.DEAD_LETTERS);
      }
    }
  }
}
