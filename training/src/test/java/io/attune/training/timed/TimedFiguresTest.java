package io.attune.training.timed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.attune.app.Playbooks;
import io.attune.call.Speaker;
import io.attune.engine.CallEngine;
import io.attune.playbook.yaml.PlaybookYaml;
import io.attune.training.labelled.LabelledTurn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimedFiguresTest {
  private static final CallEngine ENGINE = Playbooks.engine(PlaybookYaml.bundled("default-en"));

  private final List<LabelledTurn> turns = new ArrayList<>();

  private void turn(String dialogue, Speaker speaker, long startMs, long endMs, String reference)
      throws Exception {
    turns.add(
        new LabelledTurn(
            turns.size() + 1,
            dialogue,
            turns.size(),
            speaker,
            "",
            "",
            0,
            List.of(),
            startMs,
            endMs,
            new ObjectMapper().readTree(reference)));
  }

  private TimedFigures figures() {
    return TimedFigures.of(turns, ENGINE, 1).orElseThrow();
  }

  /** Six seconds of quiet, then four; two of the twelve seconds of speech are shared. */
  @Test
  void silenceOverlapAndTalkShareAreTheEnginesOwn() throws Exception {
    turn("a", Speaker.AGENT, 2_000, 6_000, "{\"dialogue_ref\":{}}");
    turn("a", Speaker.CUSTOMER, 12_000, 16_000, "{}");
    turn("a", Speaker.AGENT, 14_000, 20_000, "{}");
    turn("a", Speaker.CUSTOMER, 24_000, 24_000, "{}");
    TimedFigures figures = figures();
    assertThat(figures.dialogues()).isEqualTo(1);
    assertThat(figures.silences()).isEqualTo(1);
    assertThat(figures.found().value()).isEqualTo(1);
    assertThat(figures.noticed().value()).isEqualTo(1);
    assertThat(figures.extra()).isZero();
    assertThat(figures.early()).isZero();
    assertThat(figures.overlapShare().value()).isCloseTo(2 / 12.0, within(1e-12));
    assertThat(figures.overlapError().value()).isCloseTo(0, within(1e-12));
    assertThat(figures.talkShareError().value()).isCloseTo(0, within(1e-12));
  }

  /** Two customers who speak at once are one side, but two turns to the engine. */
  @Test
  void whatTheEngineMeasuresOtherwiseIsItsError() throws Exception {
    turn("a", Speaker.AGENT, 0, 10_000, "{\"dialogue_ref\":{}}");
    turn("a", Speaker.CUSTOMER, 10_000, 15_000, "{\"speaker_id\":\"x\"}");
    turn("a", Speaker.CUSTOMER, 10_000, 15_000, "{\"speaker_id\":\"y\"}");
    assertThat(figures().talkShareError().value()).isCloseTo(10 / 15.0 - 0.5, within(1e-12));
  }

  @Test
  void publishedReferenceGoesBeforeArithmetic() throws Exception {
    turn(
        "a",
        Speaker.AGENT,
        0,
        1_000,
        "{\"dialogue_ref\":{\"agent_ms\":500,\"customer_ms\":500,\"overlap_ms\":250}}");
    assertThat(figures().overlapShare().value()).isCloseTo(250 / 750.0, within(1e-12));
    assertThat(figures().talkShareError().value()).isCloseTo(0.5, within(1e-12));
  }

  /** The words of 4.9 s are still on their way when five seconds of quiet are over. */
  @Test
  void deadAirThatIsNoticedInShorterQuietIsCountedApart() throws Exception {
    turn("a", Speaker.AGENT, 0, 2_000, "{\"dialogue_ref\":{}}");
    turn("a", Speaker.CUSTOMER, 6_900, 7_200, "{}");
    TimedFigures figures = figures();
    assertThat(figures.silences()).isZero();
    assertThat(figures.early()).isEqualTo(1);
    assertThat(figures.shortestEarlyMs()).isEqualTo(4_900);
  }

  /** A part of a longer recording begins with its first words. */
  @Test
  void timesOfALongerRecordingAreNoSilence() throws Exception {
    turn("a", Speaker.AGENT, 4_000_000, 4_002_000, "{\"dialogue_ref\":{}}");
    turn("a", Speaker.CUSTOMER, 4_008_000, 4_009_000, "{}");
    assertThat(figures().silences()).isEqualTo(1);
    assertThat(figures().found().value()).isEqualTo(1);
  }

  @Test
  void whatIsLongerThanAnyCallIsLeftOut() throws Exception {
    turn("a", Speaker.AGENT, 0, 2_000, "{\"dialogue_ref\":{}}");
    turn("a", Speaker.CUSTOMER, 90_000_000, 90_001_000, "{}");
    turn("b", Speaker.AGENT, 0, 2_000, "{\"dialogue_ref\":{}}");
    assertThat(figures().dialogues()).isEqualTo(1);
  }

  @Test
  void setsWithoutReferenceOrTimesHaveNoFigures() throws Exception {
    turn("a", Speaker.AGENT, 0, 2_000, "{}");
    turn("b", Speaker.AGENT, -1, -1, "{\"dialogue_ref\":{}}");
    assertThat(TimedFigures.of(turns, ENGINE, 1)).isEmpty();
  }
}
