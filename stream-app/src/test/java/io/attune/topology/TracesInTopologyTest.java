package io.attune.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallInput;
import io.attune.engine.Script;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record's trace goes on in what it leads to, and nowhere else. No SDK is here to make spans. */
class TracesInTopologyTest {
  private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-%016x-01";
  private static final List<CallInput> CALL =
      Script.call()
          .agent(0, 1_000, "how can i help")
          .customer(1_500, 3_000, "that is too expensive")
          .tick(60_000)
          .ended(61_000)
          .inputs();

  @TempDir private Path stateDir;

  /** What came out, with headers apart from the rest. */
  private record Out(List<String> traced, List<String> records) {}

  @Test
  void theTraceOfARecordIsThatOfWhatItLedTo() {
    Out out = play(true);
    assertThat(out.traced())
        .contains("coaching-cues " + PARENT.formatted(3))
        .contains("call-views " + PARENT.formatted(1))
        .as("time passed until a turn was certain, and no record led to that")
        .contains("call-turns none");
  }

  @Test
  void nothingElseDependsOnIt() {
    Out without = play(false);
    assertThat(play(true).records()).isEqualTo(without.records()).isNotEmpty();
    assertThat(without.traced()).isNotEmpty().allMatch(record -> record.endsWith(" none"));
  }

  @Test
  void aTraceIsNotWrittenIntoState() {
    try (TopologyHarness topology = new TopologyHarness(stateDir, Script.START)) {
      hear(topology, true);
      for (String store : List.of("call-core", "call-window")) {
        List<TestRecord<byte[], byte[]>> rows = topology.changelog(store);
        assertThat(rows).isNotEmpty();
        assertThat(rows).allMatch(row -> row.headers().lastHeader("traceparent") == null);
        assertThat(rows)
            .filteredOn(row -> row.value() != null)
            .noneMatch(row -> new String(row.value(), UTF_8).contains("4bf92f3577b34da6"));
      }
    }
  }

  @Test
  void aDeadLetterStaysInItsTrace() {
    try (TopologyHarness topology = new TopologyHarness(stateDir, Script.START)) {
      CallEvent event = (CallEvent) CALL.get(0);
      topology.hear(event, "another-key", headers(7));
      assertThat(traceparent(topology.deadLetters().get(0))).isEqualTo(PARENT.formatted(7));
    }
  }

  private Out play(boolean traced) {
    Out out = new Out(new ArrayList<>(), new ArrayList<>());
    try (TopologyHarness topology =
        new TopologyHarness(stateDir.resolve(Boolean.toString(traced)), Script.START)) {
      hear(topology, traced);
      for (String topic :
          List.of("coaching-cues", "call-turns", "call-views", "call-summaries", "dead-letters")) {
        for (TestRecord<byte[], byte[]> record : topology.records(topic)) {
          out.traced().add(topic + " " + traceparent(record));
          String value = record.value() == null ? "" : new String(record.value(), UTF_8);
          out.records().add(topic + record.timestamp() + new String(record.key(), UTF_8) + value);
        }
      }
    }
    return out;
  }

  private static void hear(TopologyHarness topology, boolean traced) {
    long span = 1;
    for (CallInput input : CALL) {
      if (input instanceof CallEvent event) {
        Headers headers = traced ? headers(span++) : new RecordHeaders();
        topology.hear(event, event.callId(), headers);
      } else {
        topology.hear(input);
      }
    }
  }

  private static Headers headers(long span) {
    return new RecordHeaders().add("traceparent", PARENT.formatted(span).getBytes(UTF_8));
  }

  private static String traceparent(TestRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader("traceparent");
    return header == null ? "none" : new String(header.value(), UTF_8);
  }
}
