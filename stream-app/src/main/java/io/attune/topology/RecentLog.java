package io.attune.topology;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The end of {@code call-events} up to where a task begins: what its calls knew in memory alone.
 * The log keeps what was said already, so the changelogs need not.
 */
final class RecentLog {
  /** How many records back a starting task looks; whatever is older is in the stores. */
  static final int RECORDS = 2_000;

  private final Map<String, List<Heard>> byCall = new HashMap<>();
  private final Map<String, Long> publishedUpTo = new HashMap<>();

  /** An event of a call, and where it stands. */
  private record Heard(long offset, CallEvent event) {}

  /**
   * @param records in the order of the log; what cannot be read is left out, as it was before
   */
  RecentLog(List<ConsumerRecord<byte[], byte[]>> records, Intake intake) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        take(
            record.offset(),
            (CallEvent)
                intake
                    .read(record.topic(), record.key(), record.value(), record.timestamp())
                    .input());
      } catch (Intake.Refused e) {
        // It is in the dead letters, or of a kind that this build does not know.
        continue;
      }
    }
  }

  private void take(long offset, CallEvent event) {
    if (event.body() instanceof Heartbeat beat) {
      publishedUpTo.merge(beat.producerId(), beat.publishedUpTo(), Math::max);
    } else if (event.callId() != null) {
      byCall.computeIfAbsent(event.callId(), id -> new ArrayList<>()).add(new Heard(offset, event));
    }
  }

  /** The events of a call from an offset on, in order. */
  List<CallEvent> of(String callId, long fromOffset) {
    return byCall.getOrDefault(callId, List.of()).stream()
        .filter(heard -> heard.offset() >= fromOffset)
        .map(Heard::event)
        .toList();
  }

  /** How far a producer says that it has published, record time in epoch ms; 0 if it did not. */
  long publishedUpTo(String producerId) {
    return publishedUpTo.getOrDefault(producerId, 0L);
  }
}
