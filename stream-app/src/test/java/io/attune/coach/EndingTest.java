package io.attune.coach;

import static io.attune.coach.Desk.episode;
import static io.attune.coach.Desk.met;
import static io.attune.coach.Desk.over;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import io.attune.detect.Category;
import io.attune.detect.Episode;
import io.attune.detect.Episode.Outcome;
import io.attune.detect.Evidence;
import io.attune.detect.Holds;
import io.attune.detect.Ladder;
import io.attune.detect.Ladder.Step;
import io.attune.playbook.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndingTest {
  private static final Episode PRICE = episode(Category.OBJECTION_PRICE, 1_000, 1_500);
  private static final Episode MONOLOGUE = episode(Category.DELIVERY_MONOLOGUE, 1_000, 1_500);

  @Test
  void cueAboutAConcernStaysUntilItsStepIsTakenOrTheConcernIsOver() {
    Cue cue = raised(Category.OBJECTION_PRICE);
    assertThat(end(cue, Desk.with(PRICE))).isEqualTo(CueOutcome.VISIBLE);
    assertThat(end(cue, Desk.with(met(PRICE, new Ladder(2_000, -1, -1, -1)))))
        .isEqualTo(CueOutcome.ACTED);
    assertThat(end(cue, Desk.with().after(over(PRICE, 3_000, Outcome.FADED))))
        .isEqualTo(CueOutcome.ENDED);
    assertThat(end(cue, Desk.with())).as("the words were revised").isEqualTo(CueOutcome.RETRACTED);
  }

  @Test
  void cueAboutAThingThatTheCustomerDidLivesWithTheTensionThatItIsPartOf() {
    Cue cue = raised(Category.TENSION_CHURN_THREAT);
    Episode tension = episode(Category.TENSION_RISING, 1_000, 1_500);
    assertThat(end(cue, Desk.with(tension))).isEqualTo(CueOutcome.VISIBLE);
    assertThat(end(cue, Desk.with().after(over(tension, 3_000, Outcome.RELEASED))))
        .isEqualTo(CueOutcome.ENDED);
  }

  @Test
  void momentIsMetOrPasses() {
    Cue cue = raised(Category.DELIVERY_MONOLOGUE);
    assertThat(end(cue, Desk.with(MONOLOGUE))).isEqualTo(CueOutcome.VISIBLE);
    assertThat(end(cue, Desk.with().after(over(MONOLOGUE, 3_000, Outcome.RELEASED))))
        .isEqualTo(CueOutcome.ACTED);
    assertThat(end(cue, Desk.with().after(over(MONOLOGUE, 3_000, Outcome.FADED))))
        .isEqualTo(CueOutcome.ENDED);
  }

  @Test
  void goodNewsAndTheBriefStayForTheirTime() {
    assertThat(end(raised(Category.TENSION_RELEASED), Desk.with())).isEqualTo(CueOutcome.VISIBLE);
    assertThat(end(raised(Category.CONTEXT_BRIEF), Desk.with())).isEqualTo(CueOutcome.VISIBLE);
  }

  @Test
  void tentativeCueWaitsForTheFinalOfItsWords() {
    Cue cue = cue(Category.OBJECTION_PRICE, CueState.TENTATIVE, "s1", 0);
    assertThat(Ending.of(cue, Desk.with().at(5_000), true)).isEqualTo(CueOutcome.VISIBLE);
    assertThat(end(cue, Desk.with().speaking("s1"))).isEqualTo(CueOutcome.VISIBLE);
    assertThat(end(cue, Desk.with().speaking("s2"))).isEqualTo(CueOutcome.RETRACTED);
    assertThat(end(cue, Desk.with(PRICE))).isEqualTo(CueOutcome.RETRACTED);
  }

  @Test
  void silenceEndsWithSpeechOrAHoldAndNeverWasIfSomebodySpokeAllTheTime() {
    Cue cue = cue(Category.SILENCE_DEAD_AIR, CueState.RAISED, "", 5_000);
    assertThat(end(cue, Desk.with().quiet(quiet(1_000, 0)))).isEqualTo(CueOutcome.VISIBLE);
    assertThat(end(cue, Desk.with().quiet(quiet(9_000, 6_000)))).isEqualTo(CueOutcome.ENDED);
    assertThat(end(cue, Desk.with().quiet(quiet(9_000, 5_999)))).isEqualTo(CueOutcome.RETRACTED);
    assertThat(end(cue, Desk.with().quiet(quiet(1_000, 0)).held(Holds.NONE.held(2_000))))
        .isEqualTo(CueOutcome.ENDED);
  }

  @Test
  void longHoldEndsWithThatHold() {
    Cue cue = cue(Category.SILENCE_LONG_HOLD, CueState.RAISED, "", 45_000);
    Holds held = Holds.NONE.held(1_000);
    assertThat(end(cue, Desk.with().held(held))).isEqualTo(CueOutcome.VISIBLE);
    assertThat(end(cue, Desk.with().held(held.resumed(2_000)))).isEqualTo(CueOutcome.ENDED);
    assertThat(end(cue, Desk.with().held(held.resumed(2_000).held(3_000))))
        .as("another hold")
        .isEqualTo(CueOutcome.ENDED);
    assertThat(end(cue, Desk.with().quiet(quiet(1_000, 0)))).isEqualTo(CueOutcome.ENDED);
  }

  private static CueOutcome end(Cue cue, Desk desk) {
    return Ending.of(cue, desk.at(20_000), false);
  }

  private static Quiet quiet(long sinceMs, long brokenMs) {
    return new Quiet(sinceMs, 1, 0, 0, brokenMs);
  }

  private static Cue raised(Category category) {
    return cue(category, CueState.RAISED, "s1", Double.NaN);
  }

  /** About something that began after a second. */
  private static Cue cue(Category category, CueState state, String segmentId, double threshold) {
    Evidence evidence =
        new Evidence(segmentId, Speaker.CUSTOMER, 1_000, 1_500, 0, 0, "", "measure", 1, threshold);
    return new Cue(
        "cue",
        Desk.rule(category, Severity.MEDIUM, 50),
        state,
        CueOutcome.VISIBLE,
        null,
        Step.ACKNOWLEDGE,
        1,
        "",
        "",
        List.of(evidence),
        1,
        1_000,
        1_500,
        Desk.START + 2_000,
        Desk.START + 2_000,
        Desk.START + 14_000);
  }
}
