package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.SignalChanged;
import io.attune.call.Speaker;
import io.attune.coach.Cue;
import io.attune.coach.CueState;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {

  /** Partials are seen, so that nothing has to be allowed for speech in progress. */
  private static Script talking() {
    return Script.call()
        .partial(Speaker.AGENT, "p1", 0, 500, 900, "hello")
        .finalOf(Speaker.AGENT, "p1", 1, 500, 2_000, "hello you are through to sales")
        .customer(2_500, 4_000, "hi i have your letter here");
  }

  @Test
  void sixtySecondsOfSilenceAreOneEpisodeCuedWhileItLastsWithItsLevels() {
    Script script = talking();
    for (long at = 4_500; at <= 64_000; at += 250) {
      script.tick(at);
    }
    Story story =
        script.agent(64_000, 65_000, "sorry i was away").ended(66_000).tick(80_000).play();

    assertThat(story.stages())
        .containsExactly("silence/dead-air RAISED", "silence/dead-air UPDATED");
    assertThat(story.cues().get(0).raisedAt()).isEqualTo(Script.START + 4_000 + 5_000);
    assertThat(story.cues().get(1).decidedAt()).isEqualTo(Script.START + 4_000 + 10_000);
    assertThat(story.episodes("silence/dead-air")).hasSize(1);
    assertThat(story.episodes("silence/dead-air").get(0).startMs()).isEqualTo(4_000);
    assertThat(story.episodes("silence/dead-air").get(0).endMs()).isEqualTo(64_000);
  }

  @Test
  void theSilenceIsFoundAtItsDueMomentThoughNothingTicked() {
    Story ticked = talking().tick(9_000).tick(9_250).agent(20_000, 21_000, "back again").play();
    Story silent = talking().agent(20_000, 21_000, "back again").play();

    assertThat(silent.cues()).isEqualTo(ticked.cues());
    assertThat(silent.cues().get(0).raisedAt()).isEqualTo(Script.START + 9_000);
  }

  @Test
  void speechEndsTheCueAlreadyWithItsFirstPartial() {
    Story story =
        talking().tick(9_500).partial(Speaker.AGENT, "p2", 0, 9_600, 9_900, "right").play();

    assertThat(story.stages())
        .containsExactly("silence/dead-air RAISED", "silence/dead-air RESOLVED");
  }

  @Test
  void speechInProgressIsNotSilence() {
    Script script = talking();
    for (int i = 0; i < 20; i++) {
      script.partial(Speaker.CUSTOMER, "p2", i, 4_500, 5_000 + i * 500, "well");
    }
    assertThat(script.play().cues()).isEmpty();
  }

  @Test
  void aFinalThatBeganBeforeTheThresholdTakesTheCueBack() {
    Story story =
        talking().tick(9_500).customer(6_000, 11_000, "i was still talking all this time").play();

    assertThat(story.stages())
        .containsExactly("silence/dead-air RAISED", "silence/dead-air RETRACTED");
  }

  @Test
  void holdIsNotSilenceAndALongHoldIsSaidOnce() {
    Story story =
        talking()
            .held(4_500)
            .tick(40_000)
            .tick(60_000)
            .resumed(70_000)
            .agent(71_000, 73_000, "thanks for waiting")
            .ended(74_000)
            .tick(90_000)
            .play();

    assertThat(story.stages()).containsExactly("silence/long-hold RAISED");
    assertThat(story.cues().get(0).raisedAt()).isEqualTo(Script.START + 4_500 + 45_000);
    assertThat(story.episodes()).isEmpty();
  }

  @Test
  void aPriceThatGetsNoAnswerIsAnUnansweredQuestion() {
    Story story =
        talking().agent(4_200, 6_000, "so it costs two hundred a month").tick(10_000).play();

    assertThat(story.raised()).containsExactly("silence/unanswered-question");
    Cue cue = story.cues().get(0);
    assertThat(cue.raisedAt()).isEqualTo(Script.START + 6_000 + 4_000);
    assertThat(cue.evidence().get(0).speaker()).isEqualTo(Speaker.AGENT);
  }

  @Test
  void anAnnouncedWaitMayTakeItsTime() {
    Script script = talking().agent(4_200, 5_000, "bear with me one moment");
    assertThat(script.tick(19_000).play().cues()).isEmpty();
    assertThat(script.tick(20_100).play().raised()).containsExactly("silence/dead-air");
  }

  @Test
  void whereOnlyFinalsAreSentTheLongestBreathIsAllowedFor() {
    Script script =
        Script.call()
            .agent(500, 8_500, "a long opening that takes eight seconds to say")
            .customer(9_000, 10_000, "all right");
    assertThat(script.tick(10_000 + 5_000 + 7_900).play().cues()).isEmpty();
    assertThat(script.tick(10_000 + 5_000 + 8_100).play().raised())
        .containsExactly("silence/dead-air");
  }

  /** Only the wall clock tells that a signal is lost, and it is not the call's. */
  @Test
  void signalThatIsLostLateMakesNoTimePass() {
    Story story = talking().tell(new SignalChanged(Script.START + 60_000, true)).play();
    assertThat(story.cues()).isEmpty();
  }

  @Test
  void aLostSignalIsNeverSilence() {
    Story story = talking().tell(new SignalChanged(Script.START + 5_000, true)).tick(60_000).play();
    assertThat(story.cues()).isEmpty();
    assertThat(story.all(Effect.ViewChanged.class)).last().matches(Effect.ViewChanged::signalLost);
  }

  @Test
  void nobodyHavingSpokenYetIsNotSilence() {
    assertThat(Script.call().tick(60_000).play().cues()).isEmpty();
  }

  @Test
  void aLongTurnPublishedAtItsEndShrinksTheGapThatItFills() {
    Story story =
        Script.call()
            .agent(0, 2_000, "how was your week")
            .customer(12_000, 13_000, "quite long in fact")
            // A slow channel: it spoke through the gap, but is published only now.
            .heard(14_000, Script.segment("late", 0, true, Speaker.OTHER, 2_500, 13_500, "words"))
            .ended(15_000)
            .tick(20_000)
            .play();
    assertThat(story.episodes()).isEmpty();
  }

  @Test
  void silenceCuesCarryTheMeasurementAndItsThreshold() {
    Cue cue = talking().tick(9_100).play().cues().get(0);
    assertThat(cue.state()).isEqualTo(CueState.RAISED);
    assertThat(List.of(cue.evidence().get(0).observed(), cue.evidence().get(0).threshold()))
        .isEqualTo(List.of(5_000.0, 5_000.0));
  }
}
