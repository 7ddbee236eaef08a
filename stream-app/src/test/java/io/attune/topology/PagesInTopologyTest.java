package io.attune.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.CallEvent.CallErased;
import io.attune.call.CallInput;
import io.attune.engine.Script;
import io.attune.sealing.MasterKeys;
import io.attune.sealing.Sealer;
import io.attune.sealing.Sealing;
import io.attune.sealing.TextKey;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Episodes that have ended fill pages: with the call they are read again, and with it they go. */
class PagesInTopologyTest {
  private static final String PAGE = "e/c1/0";

  /** So often somebody waits, long enough for the call to rest and for the silence to count. */
  private static final int SILENCES = 16;

  private static final long PAUSE_MS = 20_000;
  private static final long END_MS = SILENCES * PAUSE_MS;

  @TempDir private Path first;
  @TempDir private Path second;

  private static Script talk() {
    Script talk = Script.call();
    for (int i = 0; i < SILENCES; i++) {
      talk.customer(i * PAUSE_MS, i * PAUSE_MS + 2_000, "that is number " + i);
    }
    return talk;
  }

  private TopologyHarness harness(Sealing sealing, long restAfterMs, Path folder) {
    TopologySettings standard = TopologySettings.DEFAULT;
    return new TopologyHarness(
        new TopologySettings(
            new Topics("", Topics.PLAIN.format(), Topics.PLAIN.redaction(), sealing),
            true,
            standard.tickMs(),
            standard.producerLostMs(),
            standard.dueBudgetMs(),
            restAfterMs),
        folder,
        Script.START);
  }

  private Sealing sealed() {
    return new Sealing(MasterKeys.read(TextKey.in(first, "first.key")), true);
  }

  @Test
  void callThatRestsAgainAndAgainForgetsNoneOfThem() {
    try (TopologyHarness resting = harness(sealed(), 5_000, first);
        TopologyHarness awake = harness(Sealing.OFF, 10 * END_MS, second)) {
      List<CallInput> inputs = talk().inputs();
      resting.hearAll(inputs);
      awake.hearAll(inputs);
      assertThat(resting.rowsOfCalls()).contains(PAGE);
      assertThat(Sealer.isSealed(resting.core().get(PAGE))).isTrue();
      assertThat(Sealer.isSealed(awake.core().get(PAGE))).isFalse();

      CallInput end = last(talk().ended(END_MS));
      JsonNode told = summary(resting, end);
      assertThat(told.get("episodes")).hasSizeGreaterThan(SILENCES - 2);
      assertThat(told).isEqualTo(summary(awake, end));
      assertThat(resting.rowsOfCalls()).doesNotContain(PAGE);
    }
  }

  @Test
  void erasedCallHasNone() {
    try (TopologyHarness harness = harness(Sealing.OFF, 5_000, first)) {
      harness.hearAll(talk().inputs());
      assertThat(harness.rowsOfCalls()).contains(PAGE);
      harness.hear(last(talk().heard(END_MS, new CallErased("case-7"))));
      assertThat(harness.rowsOfCalls()).containsExactlyInAnyOrder("c/c1", "d/c1");
    }
  }

  private static CallInput last(Script script) {
    return script.inputs().get(script.inputs().size() - 1);
  }

  private static JsonNode summary(TopologyHarness harness, CallInput end) {
    harness.hear(end).wallAt(Script.START + END_MS + 10_000);
    List<JsonNode> summaries = harness.summaries();
    assertThat(summaries).hasSize(1);
    return summaries.get(0);
  }
}
