package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CueFeedback;
import io.attune.call.Speaker;
import io.attune.coach.Cue;
import io.attune.coach.CueText;
import io.attune.detect.Episode;
import io.attune.playbook.Attention;
import org.junit.jupiter.api.Test;

class ConcernsTest {

  @Test
  void anObjectionIsCuedWithTheCustomersWordsAndResolvedWhenAcknowledged() {
    Story story =
        Script.call()
            .agent(0, 2_000, "that is the whole package")
            .customer(2_500, 4_000, "hmm that is too expensive for us")
            .agent(5_000, 7_000, "i hear that")
            .play();

    assertThat(story.stages())
        .containsExactly("objection/price RAISED", "objection/price RESOLVED");
    Cue cue = story.cues().get(0);
    assertThat(CueText.prompts(cue).get(0)).isEqualTo("Say that you heard “too expensive”.");
    assertThat(cue.evidence().get(0).quote()).isEqualTo("too expensive");
    assertThat(cue.evidence().get(0).segmentId()).isEqualTo("s2");
  }

  @Test
  void anObjectionRemembersEachStepUntilItIsAccepted() {
    Story story =
        Script.call()
            .customer(0, 2_000, "it is too expensive")
            .agent(3_000, 5_000, "i hear that and that makes sense")
            .agent(6_000, 8_000, "one way to look at it is by the day")
            .agent(8_500, 9_500, "does that help")
            .customer(10_000, 11_000, "let us do it")
            .ended(12_000)
            .tick(20_000)
            .play();

    assertThat(story.episodes()).hasSize(1);
    Episode price = story.episodes().get(0);
    assertThat(price.outcome()).isEqualTo(Episode.Outcome.ACCEPTED);
    assertThat(price.ladder().acknowledgedMs()).isEqualTo(5_000);
    assertThat(price.ladder().validatedMs()).isEqualTo(5_000);
    assertThat(price.ladder().reframedMs()).isEqualTo(8_000);
    assertThat(price.ladder().checkedMs()).isEqualTo(9_500);
  }

  @Test
  void theSameObjectionAThirdTimeIsADeadlock() {
    Script script = Script.call();
    for (int i = 0; i < 3; i++) {
      script
          .customer(i * 12_000L, i * 12_000L + 2_000, "it is too expensive")
          .agent(i * 12_000L + 3_000, i * 12_000L + 10_000, "the price is what it is");
    }
    Story story = script.ended(34_000).tick(50_000).play();

    assertThat(story.raised()).containsExactly("objection/price", "objection/deadlock");
    assertThat(story.episodes("objection/deadlock")).hasSize(1);
    assertThat(story.episodes("objection/price").get(0).timesRaised()).isEqualTo(3);
  }

  @Test
  void sayingItTwiceInOneBreathIsSayingItOnce() {
    Story story =
        Script.call()
            .customer(0, 2_000, "it is too expensive")
            .customer(2_200, 4_000, "really too expensive")
            .ended(5_000)
            .tick(9_000)
            .play();
    assertThat(story.episodes("objection/price").get(0).timesRaised()).isEqualTo(1);
  }

  @Test
  void escalationInterruptsALesserCue() {
    Story story =
        Script.call()
            .customer(0, 2_000, "it is too expensive")
            .customer(3_000, 5_000, "i want to speak to your manager")
            .play();

    assertThat(story.stages())
        .containsExactly(
            "objection/price RAISED",
            "objection/price RETRACTED",
            "tension/escalation-request RAISED");
  }

  @Test
  void tensionHasAnOnsetAPeakAndARelease() {
    Story story =
        Script.call()
            .customer(0, 2_000, "this is a joke")
            .agent(2_500, 4_000, "one moment")
            .customer(5_000, 7_000, "i already told you")
            .agent(8_000, 9_000, "that makes sense")
            .customer(10_000, 12_000, "thank you that helps")
            .customer(30_000, 32_000, "great that helps a lot thank you")
            .ended(34_000)
            .tick(40_000)
            .play();

    assertThat(story.episodes("tension/rising")).hasSize(1);
    Episode tension = story.episodes("tension/rising").get(0);
    assertThat(tension.startMs()).isEqualTo(5_000);
    assertThat(tension.outcome()).isEqualTo(Episode.Outcome.RELEASED);
    assertThat(tension.peak()).isGreaterThan(0.6);
    assertThat(tension.drivers()).extracting("name").contains("upset-words", "repeated-request");
    assertThat(story.raised()).contains("tension/repeated-request");
  }

  @Test
  void notUpsetAtAllIsNotTension() {
    Story story =
        Script.call()
            .customer(0, 2_000, "i am not upset at all")
            .customer(3_000, 5_000, "no complaints from me you killed it")
            .ended(6_000)
            .tick(10_000)
            .play();
    assertThat(story.cues()).isEmpty();
    assertThat(story.episodes()).isEmpty();
  }

  @Test
  void aPartialMayCueTentativelyAndTheFinalConfirms() {
    Story story =
        Script.call()
            .partial(Speaker.CUSTOMER, "p", 0, 1_000, 2_000, "honestly too expensive")
            .finalOf(Speaker.CUSTOMER, "p", 1, 1_000, 2_600, "honestly too expensive for us")
            .play();
    assertThat(story.stages())
        .containsExactly("objection/price TENTATIVE", "objection/price RAISED");
    assertThat(story.cues().get(0).cueId()).isEqualTo(story.cues().get(1).cueId());
  }

  @Test
  void aFinalThatSaysSomethingElseRetracts() {
    Story story =
        Script.call()
            .partial(Speaker.CUSTOMER, "p", 0, 1_000, 2_000, "too expensive")
            .finalOf(Speaker.CUSTOMER, "p", 1, 1_000, 2_600, "two extensive reports")
            .play();
    assertThat(story.stages())
        .containsExactly("objection/price TENTATIVE", "objection/price RETRACTED");
  }

  @Test
  void aRevisedFinalTakesItsCueBack() {
    Story story =
        Script.call()
            .finalOf(Speaker.CUSTOMER, "p", 1, 1_000, 2_600, "too expensive")
            .finalOf(Speaker.CUSTOMER, "p", 2, 1_000, 2_600, "two extensive reports")
            .play();
    assertThat(story.stages())
        .containsExactly("objection/price RAISED", "objection/price RETRACTED");
  }

  @Test
  void whatCannotHelpAnyMoreIsNotShown() {
    Story story =
        Script.call()
            .heard(
                9_000,
                Script.segment("s", 0, true, Speaker.CUSTOMER, 1_000, 3_000, "too expensive"))
            .ended(9_500)
            .tick(13_000)
            .play();
    assertThat(story.cues()).isEmpty();
    assertThat(story.all(Effect.TurnSettled.class).get(0).late()).isTrue();
  }

  @Test
  void cuesKeepTheirDistanceAndTheirBudget() {
    Attention strict = new Attention(20_000, 2, 5_000);
    Script script = Script.call();
    String[] objections = {
      "too expensive", "not this quarter", "ask my boss", "let me think about it"
    };
    for (int i = 0; i < objections.length; i++) {
      script.customer(i * 25_000L, i * 25_000L + 2_000, objections[i]);
      script.customer(i * 25_000L + 5_000, i * 25_000L + 6_000, "not this quarter");
    }
    Story story = Story.of(SmallPlaybook.engine(strict), script.inputs());
    assertThat(story.raised()).hasSize(2);
  }

  @Test
  void aDismissedCueLeavesTheScreenAndAMutedAgentIsLeftAlone() {
    Script script = Script.call().customer(0, 2_000, "too expensive");
    String cueId = script.play().cues().get(0).cueId();
    Story story =
        script
            .tell(new CueFeedback("c1", Script.START + 3_000, cueId, CueFeedback.Action.MUTED))
            .customer(30_000, 32_000, "not this quarter")
            .tell(new CueFeedback("c1", Script.START + 33_000, "nope", CueFeedback.Action.SHOWN))
            .play();
    assertThat(story.stages())
        .containsExactly("objection/price RAISED", "objection/price RETRACTED");
    assertThat(story.drops()).containsExactly(Effect.DropReason.UNKNOWN_CUE);
  }

  @Test
  void anAgentWhoUnmutesIsCuedAgainAndTheMutedCueStaysWavedAway() {
    Script script = Script.call().customer(0, 2_000, "too expensive");
    String cueId = script.play().cues().get(0).cueId();
    Story story =
        script
            .tell(new CueFeedback("c1", Script.START + 3_000, cueId, CueFeedback.Action.MUTED))
            .tell(new CueFeedback("c1", Script.START + 20_000, cueId, CueFeedback.Action.UNMUTED))
            .customer(60_000, 62_000, "not this quarter")
            .play();
    assertThat(story.stages())
        .containsExactly(
            "objection/price RAISED", "objection/price RETRACTED", "objection/timing RAISED");
    assertThat(story.drops()).isEmpty();
  }

  @Test
  void oneWordAnswersAfterALongPitchAreAnObjectionNobodySaid() {
    Story story =
        Script.call()
            .agent(0, 15_000, "so there is a gadget and a report and an alert and an archive")
            .customer(15_500, 16_000, "okay")
            .agent(16_500, 26_000, "and there is an app and a plug in and a hotline as well")
            .customer(26_500, 27_000, "uh huh")
            .agent(27_500, 32_000, "and on top of that you get training")
            .customer(32_500, 33_000, "right")
            .play();
    assertThat(story.raised()).containsExactly("objection/unsaid");
  }

  @Test
  void theAgentTalkingOverTheCustomerShowsWithTheTension() {
    Story story =
        Script.call()
            .customer(0, 4_000, "this is a joke and i am telling you")
            .agent(2_000, 6_000, "let me stop you there for a second")
            .customer(7_000, 9_000, "this is a joke")
            .ended(10_000)
            .tick(15_000)
            .play();
    assertThat(story.episodes("tension/rising").get(0).drivers())
        .extracting("name")
        .contains("overtalk");
  }

  @Test
  void aCorrectionAfterwardsIsReadInItsOldPlace() {
    Story story =
        Script.call()
            .agent(0, 2_000, "how does your week look")
            .finalOf(Speaker.CUSTOMER, "p", 0, 2_500, 3_000, "busy")
            .agent(4_000, 6_000, "and the week after that")
            .tick(12_000)
            .finalOf(Speaker.CUSTOMER, "p", 1, 2_500, 3_000, "quite busy")
            .play();
    assertThat(story.turns()).hasSize(4);
    assertThat(story.turns().get(3).turn().heard().text()).isEqualTo("quite busy");
    assertThat(story.turns().get(3).turn().context()).isEqualTo("how does your week look");
    assertThat(story.turns().get(3).gapBeforeMs()).isEqualTo(story.turns().get(1).gapBeforeMs());
  }
}
