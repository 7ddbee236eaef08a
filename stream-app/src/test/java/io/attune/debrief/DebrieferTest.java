package io.attune.debrief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.attune.call.CueFeedback;
import io.attune.call.Speaker;
import io.attune.coach.CueOutcome;
import io.attune.debrief.Remark.Type;
import io.attune.detect.Category;
import io.attune.detect.Episode;
import io.attune.detect.Ladder.Step;
import io.attune.engine.Script;
import io.attune.language.AgentMove;
import org.junit.jupiter.api.Test;

/** Small calls whose every figure can be checked by hand. */
class DebrieferTest {

  /** A price worry that is named, accepted, turned to an option, and settled. */
  private static Script heard() {
    return Script.call()
        .agent(0, 2_000, "good morning")
        .customer(2_500, 5_000, "well that is too expensive for us")
        .agent(6_000, 9_000, "i hear that")
        .agent(9_500, 12_000, "that makes sense")
        .agent(13_000, 17_000, "one way to look at it")
        .customer(18_000, 20_000, "okay let us do it")
        .ended(21_000);
  }

  @Test
  void aConcernTellsWhatWasSaidWhatTheAgentDidAndHowItEnded() {
    Debrief debrief = Debriefed.of(heard());
    assertThat(debrief.durationMs()).isEqualTo(21_000);
    assertThat(debrief.endReason()).isEqualTo("hangup");
    assertThat(debrief.abandoned()).isFalse();
    assertThat(debrief.facts().queue()).isEqualTo("sales");

    assertThat(debrief.concerns()).hasSize(1);
    Concern price = debrief.concerns().get(0);
    assertThat(price.category()).isEqualTo(Category.OBJECTION_PRICE);
    assertThat(price.speakerId()).isEqualTo("CUSTOMER");
    assertThat(price.startMs()).isEqualTo(2_500);
    assertThat(price.firstWords().words()).isEqualTo("too expensive");
    assertThat(price.firstWords().before()).isEqualTo("well that is");
    assertThat(price.firstWords().after()).isEqualTo("for us");
    assertThat(price.steps())
        .extracting(StepTaken::step, StepTaken::atMs, s -> s.words().words())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Step.ACKNOWLEDGE, 9_000L, "i hear that"),
            org.assertj.core.groups.Tuple.tuple(Step.VALIDATE, 12_000L, "that makes sense"),
            org.assertj.core.groups.Tuple.tuple(Step.REFRAME, 17_000L, "one way to look at it"));
    assertThat(price.acknowledgedAfterMs()).isEqualTo(1_000);
    assertThat(price.agentTurnsBefore()).isZero();
    assertThat(price.answeredFirst()).isFalse();
    assertThat(price.outcome()).isEqualTo(Episode.Outcome.ACCEPTED);
    assertThat(price.resolved()).isTrue();
    assertThat(price.endMs()).isEqualTo(20_000);
    assertThat(price.resolution().words()).isEqualTo("okay let us do it");

    assertThat(debrief.acknowledged()).isEqualTo(1);
    assertThat(debrief.resolved()).isEqualTo(1);
    assertThat(debrief.meanAcknowledgedAfterMs()).isEqualTo(1_000);
  }

  @Test
  void talkAndMovesAreCounted() {
    Debrief debrief = Debriefed.of(heard());
    Talk talk = debrief.talk();
    assertThat(talk.agentTurns()).isEqualTo(4);
    assertThat(talk.customerTurns()).isEqualTo(2);
    assertThat(talk.agentTalkMs()).isEqualTo(11_500);
    assertThat(talk.customerTalkMs()).isEqualTo(4_500);
    assertThat(talk.agentShare()).isCloseTo(0.71875, within(1e-9));
    assertThat(talk.overlapMs()).isZero();
    assertThat(talk.silences()).isZero();
    assertThat(debrief.moveCounts())
        .containsEntry(AgentMove.ACKNOWLEDGE, 1)
        .containsEntry(AgentMove.VALIDATE, 1)
        .containsEntry(AgentMove.REFRAME, 1);
    assertThat(debrief.moves())
        .extracting(MovesMade::atMs)
        .containsExactly(6_000L, 9_500L, 13_000L);
    assertThat(debrief.remarks())
        .extracting(Remark::type)
        .contains(Type.RESOLVED, Type.ACKNOWLEDGED_SOON, Type.AGENT_TALKED_MOST)
        .doesNotContain(Type.NEVER_ACKNOWLEDGED, Type.LEFT_OPEN, Type.NO_CONCERN);
  }

  @Test
  void whatWasMissedIsSaid() {
    Debrief debrief =
        Debriefed.of(
            Script.call()
                .agent(0, 2_000, "good morning")
                .customer(2_500, 5_000, "that is too expensive")
                .agent(6_000, 9_000, "one way to look at it")
                .agent(10_000, 12_000, "let me tell you about the colours")
                .customer(13_000, 14_000, "fine")
                .ended(40_000));
    Concern price = debrief.concerns().get(0);
    assertThat(price.wasAcknowledged()).isFalse();
    assertThat(price.acknowledgedAfterMs()).isNull();
    assertThat(price.agentTurnsBefore()).isEqualTo(2);
    assertThat(price.answeredFirst()).isTrue();
    assertThat(price.outcome()).isEqualTo(Episode.Outcome.UNRESOLVED);
    assertThat(price.resolution()).isNull();
    assertThat(debrief.meanAcknowledgedAfterMs()).isNull();
    assertThat(debrief.remarks())
        .filteredOn(remark -> !remark.type().isGood())
        .extracting(Remark::type)
        .contains(Type.LEFT_OPEN, Type.NEVER_ACKNOWLEDGED, Type.ANSWERED_FIRST, Type.CUE_MISSED);
    assertThat(debrief.remarks())
        .filteredOn(remark -> remark.type() == Type.NEVER_ACKNOWLEDGED)
        .singleElement()
        .satisfies(remark -> assertThat(remark.value()).isEqualTo(2))
        .satisfies(remark -> assertThat(remark.words().words()).isEqualTo("too expensive"));

    CueShown cue =
        debrief.cues().stream()
            .filter(shown -> shown.category() == Category.OBJECTION_PRICE)
            .findFirst()
            .orElseThrow();
    assertThat(cue.outcome()).isEqualTo(CueOutcome.EXPIRED);
    assertThat(cue.wasMissed()).isTrue();
    assertThat(cue.raisedMs()).isEqualTo(5_000 + Script.DELAY_MS);
    assertThat(cue.quotes()).extracting(Quote::words).containsExactly("too expensive");
    assertThat(price.cueIds()).contains(cue.cueId());
  }

  @Test
  void aCueThatTheAgentWavesAwayIsMissedAndOneActedOnIsNot() {
    Script script = heard();
    CueShown acted = Debriefed.of(script).cues().get(0);
    assertThat(acted.wasActedOn()).isTrue();
    assertThat(acted.wasMissed()).isFalse();

    script =
        Script.call()
            .agent(0, 2_000, "good morning")
            .customer(2_500, 5_000, "well that is too expensive for us")
            .tell(
                new CueFeedback(
                    "c1", Script.START + 5_500, acted.cueId(), CueFeedback.Action.DISMISSED))
            .agent(6_000, 9_000, "anyway")
            .ended(10_000);
    CueShown dismissed = Debriefed.of(script).cues().get(0);
    assertThat(dismissed.cueId()).isEqualTo(acted.cueId());
    assertThat(dismissed.outcome()).isEqualTo(CueOutcome.DISMISSED);
    assertThat(dismissed.wasMissed()).isTrue();
  }

  @Test
  void lateAcknowledgementCountsTheTurnsThatWentBy() {
    Debrief debrief =
        Debriefed.of(
            Script.call()
                .customer(0, 2_000, "that is too expensive")
                .agent(3_000, 5_000, "the model is blue")
                .agent(6_000, 8_000, "and it is fast")
                .agent(20_000, 22_000, "i hear that")
                .ended(30_000));
    Concern price = debrief.concerns().get(0);
    assertThat(price.agentTurnsBefore()).isEqualTo(2);
    assertThat(price.acknowledgedAfterMs()).isEqualTo(18_000);
    assertThat(debrief.remarks())
        .extracting(Remark::type)
        .contains(Type.ACKNOWLEDGED_LATE)
        .doesNotContain(Type.ACKNOWLEDGED_SOON);
  }

  @Test
  void aDeadlockBelongsToItsObjection() {
    Debrief debrief =
        Debriefed.of(
            Script.call()
                .customer(0, 2_000, "that is too expensive")
                .agent(3_000, 5_000, "the model is blue")
                .customer(20_000, 22_000, "still too expensive")
                .agent(23_000, 25_000, "it is fast")
                .customer(40_000, 42_000, "no it is too expensive")
                .agent(43_000, 45_000, "well")
                .ended(50_000));
    assertThat(debrief.concerns()).hasSize(1);
    Concern price = debrief.concerns().get(0);
    assertThat(price.timesRaised()).isEqualTo(3);
    assertThat(price.deadlockMs()).isEqualTo(40_000);
    assertThat(debrief.marks())
        .extracting(Mark::type)
        .containsSubsequence(Mark.Type.RAISED, Mark.Type.DEADLOCK);
    assertThat(debrief.remarks()).extracting(Remark::type).contains(Type.DEADLOCKED);
    // Without tension the hardest moment is the last time that it was raised.
    assertThat(debrief.foreshadowing().peakMs()).isEqualTo(42_000);
    assertThat(debrief.foreshadowing().signs())
        .extracting(debrief.foreshadowing()::leadMs)
        .containsExactly(40_000L, 20_000L);
  }

  @Test
  void whatAnnouncedThePeakIsToldWithItsLead() {
    Debrief debrief =
        Debriefed.of(
            Script.call()
                .customer(0, 2_000, "i already told you about this")
                .agent(3_000, 4_000, "right")
                .customer(10_000, 12_000, "i want to speak to your manager")
                .ended(20_000));
    Concern tension = debrief.concerns().get(0);
    assertThat(tension.category()).isEqualTo(Category.TENSION_RISING);
    assertThat(tension.peakMs()).isEqualTo(12_000);
    Foreshadowing early = debrief.foreshadowing();
    assertThat(early.peakMs()).isEqualTo(12_000);
    assertThat(early.signs()).hasSize(1);
    assertThat(early.signs().get(0).quote().words()).isEqualTo("i already told you");
    assertThat(early.leadMs(early.signs().get(0))).isEqualTo(10_000);
    assertThat(debrief.arc().peakTensionMs()).isEqualTo(12_000);
    assertThat(debrief.arc().peakTension()).isEqualTo(tension.peak());
  }

  @Test
  void silencesAndHoldsAreToldApart() {
    Debrief debrief =
        Debriefed.of(
            Script.call()
                .agent(0, 2_000, "good morning")
                .customer(12_000, 14_000, "yes hello")
                .held(15_000)
                .resumed(75_000)
                .agent(76_000, 78_000, "there we are")
                .ended(79_000));
    assertThat(debrief.pauses())
        .extracting(Pause::startMs, Pause::endMs, Pause::onHold)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2_000L, 12_000L, false),
            org.assertj.core.groups.Tuple.tuple(15_000L, 75_000L, true));
    assertThat(debrief.talk().silences()).isEqualTo(1);
    assertThat(debrief.talk().silenceMs()).isEqualTo(10_000);
    assertThat(debrief.talk().longestSilenceMs()).isEqualTo(10_000);
    assertThat(debrief.talk().heldMs()).isEqualTo(60_000);
  }

  @Test
  void aCallWithoutConcernSaysSo() {
    Debrief debrief =
        Debriefed.of(
            Script.call()
                .agent(0, 2_000, "good morning")
                .customer(2_500, 4_000, "morning")
                .ended(5_000));
    assertThat(debrief.concerns()).isEmpty();
    assertThat(debrief.foreshadowing()).isNull();
    assertThat(debrief.remarks()).extracting(Remark::type).containsExactly(Type.NO_CONCERN);
  }

  @Test
  void aCorrectedTurnIsQuotedAsCorrected() {
    Debrief debrief =
        Debriefed.of(
            Script.call()
                .finalOf(Speaker.CUSTOMER, "t1", 0, 0, 2_000, "that is too expensive")
                .agent(3_000, 5_000, "right")
                .agent(8_000, 9_000, "so")
                .finalOf(Speaker.CUSTOMER, "t1", 1, 0, 2_000, "that is two expansive")
                .ended(30_000));
    assertThat(debrief.concerns()).hasSize(1);
    assertThat(debrief.concerns().get(0).firstWords().words()).isEqualTo("that is two expansive");
    assertThat(debrief.turns().get(0).turn().heard().text()).isEqualTo("that is two expansive");
  }
}
