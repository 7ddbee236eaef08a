package io.attune.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.Speaker;
import io.attune.coach.CueState;
import io.attune.detect.Turn;
import io.attune.engine.CallEngine;
import io.attune.engine.CallState;
import io.attune.engine.Outcome;
import io.attune.engine.RandomCalls;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What comes back from the rows of a call is what went in. A failing seed is in the test's name.
 */
class CallRowsTest {
  private static final CallEngine ENGINE = SmallPlaybook.engine();
  private static final CallRows.Marks MARKS =
      new CallRows.Marks(1_760_000_000_001L, 99, 1_234, -350);
  private final CallRows rows = new CallRows();

  static List<Long> seeds() {
    return new Random(20261123).longs(25, 0, 1_000_000).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyStateOfACallComesBackAsItWas(long seed) throws Undecodable {
    CallState state = null;
    WrittenRows written = new WrittenRows(ENGINE, MARKS);
    for (CallInput input : RandomCalls.call(seed)) {
      Outcome outcome = ENGINE.step(state, input);
      state = outcome.state();
      written.write(input, outcome);
      if (state.phase() != CallState.Phase.CLOSED) {
        // With what words brought that have led to nothing yet, which is not written by itself.
        written.writeAll(state);
        CallState back = written.read();
        assertSame(back, state);
        state = ENGINE.restored(back);
      }
    }
  }

  @Test
  void closedCallKeepsWhoItWas() throws Undecodable {
    CallState closed =
        Script.call().agent(0, 2_000, "right").ended(3_000).tick(9_000).play().state();
    CallState back = stored(closed, List.of());
    assertThat(back.phase()).isEqualTo(CallState.Phase.CLOSED);
    assertThat(back.facts()).isEqualTo(closed.facts());
    assertThat(back.endedAt()).isEqualTo(closed.endedAt());
    assertThat(back.endReason()).isEqualTo("hangup");
    assertThat(back.viewDue()).isFalse();
  }

  @Test
  void headTellsWhatTheProcessorNoted() throws Undecodable {
    CallState state = Script.call().agent(0, 2_000, "right").play().state();
    CallRows.Head head = rows.head("c1", rows.call(state, MARKS), dossier(state));
    assertThat(head.marks()).isEqualTo(MARKS);
    assertThat(head.facts()).isEqualTo(state.facts());
    assertThat(head.phase()).isEqualTo(CallState.Phase.LIVE);
  }

  @Test
  void onlyPartialsUnderATentativeCueAreKeptWithTheirWords() throws Undecodable {
    CallState state =
        Script.call()
            .customer(0, 2_000, "okay")
            .partial(Speaker.CUSTOMER, "p1", 0, 3_000, 4_000, "that is too expensive")
            .partial(Speaker.AGENT, "p2", 0, 3_000, 4_100, "right")
            .play()
            .state();
    assertThat(state.ledger().visible().state()).isEqualTo(CueState.TENTATIVE);
    assertThat(state.hearing().partials())
        .extracting(SegmentHeard::segmentId)
        .containsExactly("p1", "p2");
    List<SegmentHeard> partials = stored(state, List.of()).hearing().partials();
    assertThat(partials.get(0)).isEqualTo(state.hearing().partials().get(0));
    assertThat(partials.get(1).text()).isEmpty();
    assertThat(partials.get(1).endMs()).isEqualTo(4_100);
  }

  @Test
  void wordsThatCarriedASentimentComeBackWithTheirWeights() throws Undecodable {
    CallState state =
        Script.call()
            .customer(0, 2_000, "i would like to change my address")
            .agent(3_000, 5_000, "right")
            .customer(6_000, 9_000, "this is terrible and useless and i am furious")
            .agent(10_000, 11_000, "right")
            .customer(12_000, 15_000, "an awful horrible experience it is a disgrace")
            .tick(18_000)
            .play()
            .state();
    assertThat(state.settled().tension().recent())
        .anySatisfy(cause -> assertThat(cause.evidence().contributions()).isNotEmpty());
    assertThat(stored(state, List.of()).settled().tension()).isEqualTo(state.settled().tension());
  }

  @Test
  void wordConfidencesComeBackExactlyWhateverTheirDigits() {
    for (double confidence : new double[] {1, 0, 0.97, 0.1234, 0.99902344, 1 / 3.0}) {
      SegmentHeard heard = spoken(confidence, confidence / 7, 1);
      SegmentHeard back = StoredTurns.fromRow(StoredTurns.toRow(heard, 5), true);
      assertThat(back.confidence()).isEqualTo(heard.confidence());
      assertThat(back.words().stream().map(w -> w.confidence()).toList())
          .isEqualTo(heard.words().stream().map(w -> w.confidence()).toList());
    }
  }

  @Test
  void bytesThatAreNoRowAreRefused() {
    CallState state = Script.call().play().state();
    byte[] call = rows.call(state, MARKS);
    assertThatExceptionOfType(Undecodable.class)
        .isThrownBy(() -> rows.head("c1", dossier(state), call));
  }

  private static SegmentHeard spoken(double... confidences) {
    List<io.attune.call.CallEvent.Word> words = new ArrayList<>();
    for (double confidence : confidences) {
      words.add(new io.attune.call.CallEvent.Word("word", 1, 2, confidence));
    }
    return new SegmentHeard(
        "s", 3, true, Speaker.AGENT, "a", "three words here", 1, 2, confidences[0], words);
  }

  private byte[] dossier(CallState state) {
    return rows.dossier(state, ENGINE.playbook(), EpisodePages.NONE);
  }

  private CallState stored(CallState state, List<byte[]> turns) throws Undecodable {
    return rows.state(
        "c1",
        rows.call(state, MARKS),
        dossier(state),
        EpisodePages.NONE,
        rows.journey(state),
        turns,
        ENGINE);
  }

  private static void assertSame(CallState back, CallState state) {
    assertThat(back.settled()).isEqualTo(state.settled());
    assertThat(back.facts()).isEqualTo(state.facts());
    assertThat(back.clockAt()).isEqualTo(state.clockAt());
    assertThat(back.lastHeardAt()).isEqualTo(state.lastHeardAt());
    assertThat(back.endedAt()).isEqualTo(state.endedAt());
    assertThat(back.holds()).isEqualTo(state.holds());
    assertThat(back.quiet()).isEqualTo(state.quiet());
    assertThat(back.ledger()).isEqualTo(state.ledger());
    assertThat(back.partialsSeen()).isEqualTo(state.partialsSeen());
    assertThat(back.signalLost()).isEqualTo(state.signalLost());
    assertThat(back.pending().stream().map(Turn::heard).toList())
        .isEqualTo(state.pending().stream().map(Turn::heard).toList());
    // Derived: what the pending turns say in their place.
    CallState alive = ENGINE.restored(back);
    assertThat(alive.live().now()).isEqualTo(state.live().now());
  }
}
