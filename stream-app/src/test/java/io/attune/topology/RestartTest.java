package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.TurnRefined;
import io.attune.call.CallInput;
import io.attune.engine.RandomCalls;
import io.attune.engine.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A processor that is killed anywhere and goes on from what it had written says what it would have
 * said. A failing seed is in the test's name.
 */
class RestartTest {
  private static final String PRODUCER = "gateway-1";

  static List<Long> seeds() {
    return new Random(20261126).longs(25, 0, 1_000_000).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void killedAnywhereSaysWhatItWouldHaveSaid(long seed) {
    List<CallInput> inputs = published(RandomCalls.call(seed));
    RestartedTask straight = new RestartedTask(Script.START - 10_000);
    RestartedTask killed = new RestartedTask(Script.START - 10_000);
    Random random = new Random(seed);
    for (CallInput input : inputs) {
      straight.hear(input);
      // Not drawn for answers, so that a call is killed at the same moments with and without them.
      if (!isAnswer(input) && random.nextInt(40) == 0) {
        killed.restart();
      }
      killed.hear(input);
    }
    assertThat(killed.turns()).isEqualTo(straight.turns());
    assertThat(withoutUpdates(killed.cues())).isEqualTo(withoutUpdates(straight.cues()));
    assertThat(killed.summaries()).hasSize(1);
    assertThat(withoutCues(killed.summaries())).isEqualTo(withoutCues(straight.summaries()));
  }

  private static boolean isAnswer(CallInput input) {
    return input instanceof CallEvent event && event.body() instanceof TurnRefined;
  }

  /** Likewise, at which moment a cue about silence was raised or withheld, and for which reason. */
  private static List<JsonNode> withoutCues(List<JsonNode> summaries) {
    return summaries.stream()
        .<JsonNode>map(summary -> ((ObjectNode) summary.deepCopy()).without("cues"))
        .toList();
  }

  /**
   * What was being said when the processor was killed is unknown, so a silence that has been cued
   * may be taken as deeper only once speech would have been heard again; by then it may be over.
   */
  private static List<String> withoutUpdates(List<String> cues) {
    return cues.stream().filter(cue -> !cue.endsWith(" updated")).toList();
  }

  /** The same call as a producer publishes it: under its name, with its heartbeats in between. */
  private static List<CallInput> published(List<CallInput> call) {
    List<CallInput> inputs = new ArrayList<>();
    long beat = Script.START;
    for (CallInput input : call) {
      for (; beat < input.at(); beat += 250) {
        inputs.add(CallEvent.of(null, beat, new Heartbeat(PRODUCER, beat)));
      }
      if (input instanceof CallEvent event) {
        inputs.add(
            new CallEvent(event.callId(), event.tenant(), event.at(), PRODUCER, event.body()));
      }
    }
    return inputs;
  }
}
