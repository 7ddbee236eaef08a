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
 * is loaded: most have been written since, and the task that begins waits for none.
 */
final class RecentLog {
  /** What the stores know nothing of on one call, as it was published. */
  interface Unheard {
    Unheard NOTHING = List::of;

    /** Reads them, in order. */
    List<CallEvent> events();
  }

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
        take(read(record, intake));
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
  private static CallEvent read(ConsumerRecord<byte[], byte[]> record, Intake intake) {
    try {
      CallInput input =
          intake.read(record.topic(), record.key(), record.value(), record.timestamp()).input();
      return (CallEvent) input;
    } catch (Intake.Refused e) {
      return null;
    }
  }

  /** What was published of a call from an offset on. */
  Unheard of(String callId, long fromOffset) {
    List<ConsumerRecord<byte[], byte[]>> records =
        byCall.getOrDefault(callId, List.of()).stream()
            .filter(record -> record.offset() >= fromOffset)
            .toList();
    return records.isEmpty() ? Unheard.NOTHING : () -> read(records, callId, intake);
  }

  private static List<CallEvent> read(
      List<ConsumerRecord<byte[], byte[]>> records, String callId, Intake intake) {
    return records.stream()
        .map(record -> read(record, intake))
        .filter(Objects::nonNull)
        .filter(event -> callId.equals(event.callId()))
        .toList();
  }

  /** How far a producer says that it has published, record time in epoch ms; 0 if it did not. */
  long publishedUpTo(String producerId) {
    return publishedUpTo.getOrDefault(producerId, 0L);
  }
}
