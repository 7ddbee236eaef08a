package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallInput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The end of {@code call-events} up to where a task begins: what its calls knew in memory alone.
 * The log keeps what was said already, so the changelogs need not. A record is read when its call
 * asks for it, for most have been written since.
 */
final class RecentLog {
  private final Intake intake;
  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> byCall = new HashMap<>();
  private final Map<String, Long> publishedUpTo = new HashMap<>();

  /**
   * @param records in the order of the log; what cannot be read is left out, as it was before
   */
  RecentLog(List<ConsumerRecord<byte[], byte[]>> records, Intake intake) {
    this.intake = intake;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.key() == null) {
        take(read(record));
      } else {
        String callId = new String(record.key(), StandardCharsets.UTF_8);
        byCall.computeIfAbsent(callId, id -> new ArrayList<>()).add(record);
      }
    }
  }

  /** What is about a whole partition has no key. */
  private void take(CallEvent event) {
    if (event != null && event.body() instanceof Heartbeat beat) {
      publishedUpTo.merge(beat.producerId(), beat.publishedUpTo(), Math::max);
    }
  }

  /** Null for what is in the dead letters, or of a kind that this build does not know. */
  private CallEvent read(ConsumerRecord<byte[], byte[]> record) {
    try {
      CallInput input =
          intake.read(record.topic(), record.key(), record.value(), record.timestamp()).input();
      return (CallEvent) input;
    } catch (Intake.Refused e) {
      return null;
    }
  }

  /** The events of a call from an offset on, in order. */
  List<CallEvent> of(String callId, long fromOffset) {
    return byCall.getOrDefault(callId, List.of()).stream()
        .filter(record -> record.offset() >= fromOffset)
        .map(this::read)
        .filter(Objects::nonNull)
        .filter(event -> callId.equals(event.callId()))
        .toList();
  }

  /** How far a producer says that it has published, record time in epoch ms; 0 if it did not. */
  long publishedUpTo(String producerId) {
    return publishedUpTo.getOrDefault(producerId, 0L);
  }
}
