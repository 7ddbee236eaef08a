package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallResumed;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallInput;
import io.attune.call.Speaker;
import io.attune.engine.RandomCalls;
import io.attune.engine.Script;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A call that rests whenever nothing happens on it for a second tells what it would have told, byte
 * for byte, views and all. A failing seed is in the test's name.
 */
class RestingCallsTest {
  private static final String PRODUCER = "gateway-1";
  private static final int BEAT_MS = 250;
  private static final List<String> TOPICS =
      List.of("coaching-cues", "call-views", "call-turns", "call-summaries", "dead-letters");

  @TempDir private Path folder;

  static List<Long> seeds() {
    return new Random(20261123).longs(2, 0, 1_000_000).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void tellsByTheWallClockWhatItWouldHaveTold(long seed) {
    requireSame(RandomCalls.call(seed));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void tellsByHeartbeatsWhatItWouldHaveTold(long seed) {
    requireSame(withHeartbeats(RandomCalls.call(seed)));
  }

  /**
   * Turns do not stay in the store for as long as a call may be on hold: they go when others come.
   */
  @Test
  void whatWasSaidBeforeALongHoldIsKnownAfterIt() {
    long resumed = Script.START + 30 * 60_000;
    List<CallInput> call =
        new ArrayList<>(Script.call().agent(0, 2_000, "is that too expensive").inputs());
    call.add(CallEvent.of("c1", Script.START + 3_000, new CallHeld()));
    call.add(
        CallEvent.of(
            "c2",
            resumed - 60_000,
            Script.segment("s1", 0, true, Speaker.AGENT, 0, 1_000, "hello")));
    call.add(CallEvent.of("c1", resumed, new CallResumed()));
    call.add(
        CallEvent.of(
            "c1",
            resumed + 5_000,
            Script.segment("s9", 0, true, Speaker.CUSTOMER, 1_801_000, 1_804_000, "yes it is")));
    call.add(CallEvent.of("c1", resumed + 15_000, new CallEvent.CallEnded("hangup")));
    call.sort(Comparator.comparingLong(CallInput::at));
    requireSame(call);
  }

  private void requireSame(List<CallInput> inputs) {
    assertThat(told(inputs, "resting", 1)).isEqualTo(told(inputs, "awake", Long.MAX_VALUE));
  }

  private List<String> told(List<CallInput> inputs, String name, long restAfterMs) {
    TopologySettings standard = TopologySettings.DEFAULT;
    TopologySettings settings =
        new TopologySettings(
            standard.topics(),
            true,
            standard.tickMs(),
            standard.producerLostMs(),
            standard.dueBudgetMs(),
            restAfterMs);
    try (TopologyHarness topology =
        new TopologyHarness(settings, folder.resolve(name), Script.START - 10_000)) {
      topology.hearAll(inputs);
      topology.wallAt(topology.wall() + 20_000);
      List<String> told = new ArrayList<>();
      for (String topic : TOPICS) {
        topology.records(topic).forEach(record -> told.add(topic + " " + line(record)));
      }
      assertThat(topology.gauge("attune.calls.awake"))
          .satisfies(awake -> assertThat(awake > 0).isEqualTo(restAfterMs > 1));
      return told;
    }
  }

  private static String line(TestRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    return record.timestamp() + " " + (value == null ? "none" : HexFormat.of().formatHex(value));
  }

  private static List<CallInput> withHeartbeats(List<CallInput> call) {
    List<CallInput> inputs = new ArrayList<>();
    for (CallInput input : call) {
      inputs.add(
          input instanceof CallEvent event
              ? new CallEvent(event.callId(), event.tenant(), event.at(), PRODUCER, event.body())
              : input);
    }
    inputs.addAll(beats(Script.START, call.get(call.size() - 1).at()));
    inputs.sort(Comparator.comparingLong(CallInput::at));
    return inputs;
  }

  private static List<CallInput> beats(long from, long to) {
    List<CallInput> beats = new ArrayList<>();
    for (long at = from; at < to; at += BEAT_MS) {
      beats.add(CallEvent.of(null, at, new Heartbeat(PRODUCER, at)));
    }
    return beats;
  }
}
