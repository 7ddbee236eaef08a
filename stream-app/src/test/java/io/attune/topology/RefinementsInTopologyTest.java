package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.Speaker;
import io.attune.engine.Effect.RefinementWanted;
import io.attune.engine.Script;
import io.attune.language.MadeUpRefiner;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A slower model's answers on their way through the topology. */
class RefinementsInTopologyTest {
  private static final long START = Script.START;

  @TempDir private Path stateDir;
  private TopologyHarness topology;

  @BeforeEach
  void start() {
    topology = new TopologyHarness(stateDir, START - 60_000);
    topology.wallAt(START - 50_000);
  }

  @AfterEach
  void stop() {
    topology.close();
  }

  @Test
  void answerOnWhatWasAskedIsInTheTurnsRow() {
    topology.hearAll(
        Script.call()
            .agent(0, 2_000, "good morning how can i help")
            .customer(2_500, 4_000, "my order has not come yet")
            .inputs());
    RefinementWanted wanted = topology.wanted.get(0);
    CallEvent answer = wanted.ask(new MadeUpRefiner());
    topology.publish(answer, topology.wall() + 80);
    topology.wallAt(START + 10_000);

    List<JsonNode> turns = topology.turns();
    assertThat(topology.wanted).hasSize(1);
    assertThat(turns).extracting(t -> t.path("turnId").asText()).containsExactly("s1", "s2");
    assertThat(turns.get(0).hasNonNull("model")).isFalse();
    assertThat(turns.get(1).path("model").asText()).isEqualTo(MadeUpRefiner.MODEL);
    CallEvent.TurnRefined body = (CallEvent.TurnRefined) answer.body();
    assertThat(turns.get(1).path("sentiment").asDouble()).isEqualTo(body.sentiment());
    assertThat(turns.get(1).path("pushback").asDouble()).isEqualTo(body.pushback());
  }

  @Test
  void lateAnswerIsCounted() {
    topology.hearAll(Script.call().customer(2_500, 4_000, "my order has not come yet").inputs());
    topology.wallAt(START + 10_000);
    topology.publish(topology.wanted.get(0).ask(new MadeUpRefiner()), topology.wall());
    topology.wallAt(START + 11_000);

    assertThat(topology.counter("attune.dropped", "reason", "refined-late")).isEqualTo(1);
    assertThat(topology.turns())
        .singleElement()
        .satisfies(t -> assertThat(t.hasNonNull("model")).isFalse());
  }

  /** Its record time is that of the turn, which says nothing about the producer's clock. */
  @Test
  void answerDoesNotMoveTheClockOfTheCall() {
    assertThat(deadAirWithAnswerAfter(1_500)).isCloseTo(deadAirWithAnswerAfter(-1), within(50L));
  }

  /**
   * When the cue on dead air after a turn was written, ms after the call's start.
   *
   * @param answerMs how long after the turn was heard an answer comes; negative for none
   */
  private long deadAirWithAnswerAfter(long answerMs) {
    String callId = "after " + answerMs;
    long from = topology.wall() + 30_000;
    topology.hear(CallEvent.of(callId, from, new CallStarted("a-" + answerMs, null, null, "en")));
    String text = "my order has not come yet";
    topology.hear(
        CallEvent.of(
            callId,
            from + 2_000,
            Script.segment("s1", 0, false, Speaker.CUSTOMER, 500, 1_700, text)));
    topology.hear(
        CallEvent.of(
            callId,
            from + 3_300,
            Script.segment("s1", 1, true, Speaker.CUSTOMER, 500, 3_000, text)));
    if (answerMs >= 0) {
      CallEvent answer = topology.wanted.get(topology.wanted.size() - 1).ask(new MadeUpRefiner());
      topology.wallAt(from + 3_300 + answerMs).publish(answer, topology.wall());
    }
    topology.wallAt(from + 20_000);
    return topology.records("coaching-cues").get(0).timestamp() - from;
  }
}
