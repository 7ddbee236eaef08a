package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.wire.CallEvents;
import io.attune.wire.Feedback;
import io.attune.wire.Undecodable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Bytes in, what they say out, without personal data. Whatever cannot be read, or cannot be true,
 * goes to {@code dead-letters}, and the stream goes on.
 */
final class DecodeProcessor implements Processor<byte[], byte[], byte[], Object> {
  /**
   * How far a record's own time may be ahead of Kafka's, in ms. Recorded calls that are played
   * faster than they were spoken run ahead by minutes; more than this is a broken clock or unit.
   */
  static final long AHEAD_MS = 3_600_000;

  private final Topics topics;
  private final TopologyMeters meters;
  private final CallEvents events;
  private final Feedback feedback;
  private ProcessorContext<byte[], Object> context;

  DecodeProcessor(Topics topics, TopologyMeters meters) {
    this.topics = topics;
    this.meters = meters;
    this.events = new CallEvents(topics.format());
    this.feedback = new Feedback(topics.format());
  }

  @Override
  public void init(ProcessorContext<byte[], Object> context) {
    this.context = context;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    RecordMetadata from = context.recordMetadata().orElseThrow();
    try {
      Received received = read(record.value(), from);
      String fault = fault(received.input(), record);
      if (fault != null) {
        setAside(DeadLetter.because(fault), record.withValue(received.bytes()), from);
        return;
      }
      context.forward(record.withValue(received), CallTopology.CALL_ENGINE);
    } catch (Undecodable e) {
      if (e.reason() == Undecodable.Reason.NEWER_KIND) {
        meters.dropped(e.reason().wireName());
      } else {
        setAside(new DeadLetter(e.reason().wireName(), e.getClass()), record, from);
      }
    }
  }

  /** What a record says without personal data, which from here on nobody sees. */
  private Received read(byte[] value, RecordMetadata from) throws Undecodable {
    if (from.topic().equals(topics.cueFeedback())) {
      return new Received(feedback.decode(value), value);
    }
    CallEvent said = events.decode(value);
    CallEvent event = topics.redaction().of(said);
    return new Received(event, event == said ? value : events.encode(event));
  }

  private static String fault(CallInput input, Record<byte[], byte[]> record) {
    String callId = callId(input);
    if (callId != null && record.key() == null) {
      return DeadLetter.KEY_MISSING;
    } else if (callId != null
        && !Arrays.equals(record.key(), callId.getBytes(StandardCharsets.UTF_8))) {
      return DeadLetter.KEY_MISMATCH;
    }
    return latest(input) > record.timestamp() + AHEAD_MS ? DeadLetter.TIME_AHEAD : null;
  }

  /** The call that an input is about; null if it is about a whole partition. */
  static String callId(CallInput input) {
    return input instanceof CueFeedback feedback ? feedback.callId() : ((CallEvent) input).callId();
  }

  private static long latest(CallInput input) {
    return input instanceof CallEvent event && event.body() instanceof Heartbeat beat
        ? Math.max(input.at(), beat.publishedUpTo())
        : input.at();
  }

  private void setAside(DeadLetter letter, Record<byte[], byte[]> record, RecordMetadata from) {
    meters.deadLetter(letter.reason());
    context.forward(letter.of(record, from), CallTopology.DEAD_LETTERS);
  }
}
