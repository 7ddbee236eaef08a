package io.attune.coach;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.AgentLevel;
import io.attune.call.CallEvent.RuleSwitched;
import io.attune.call.CueFeedback.Action;
import io.attune.detect.Category;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingsTest {
  private Standings standings = Standings.NONE;

  @Test
  void ruleThatIsDismissedAgainAndAgainTiresOnceWithTheReason() {
    hear(Action.DISMISSED, 7);
    assertThat(standings.tiredSince(Standings.NONE)).as("seven verdicts condemn none").isEmpty();

    Standings before = standings;
    hear(Action.WRONG, 1);
    assertThat(standings.tiredSince(before))
        .containsExactly(
            new RuleSwitched("small", "r", AgentLevel.REGULAR, true, "dismissed 8 of 8"));

    before = standings;
    hear(Action.DISMISSED, 1);
    assertThat(standings.tiredSince(before)).as("it was said already").isEmpty();
  }

  @Test
  void ruleThatFourInTenLikeIsNotTiresomeBelowSixInTen() {
    hear(Action.HELPFUL, 5);
    hear(Action.DISMISSED, 7);
    assertThat(standings.all().get(0).isTiresome()).as("7 of 12").isFalse();
    hear(Action.DISMISSED, 1);
    assertThat(standings.all().get(0).isTiresome()).as("8 of 13").isTrue();
  }

  @Test
  void ruleIsTiresomeFromSixInTenOn() {
    hear(Action.HELPFUL, 4);
    hear(Action.DISMISSED, 6);
    assertThat(standings.all().get(0).isTiresome()).as("6 of 10").isTrue();
  }

  @Test
  void rulesPlaybooksAndLevelsAreJudgedApart() {
    hear(Action.DISMISSED, 1);
    standings = standings.after("small", AgentLevel.NOVICE, call(CueOutcome.EXPIRED, null));
    standings = standings.after("other", AgentLevel.REGULAR, call(CueOutcome.EXPIRED, null));
    assertThat(standings.all()).hasSize(3).allMatch(s -> s.verdicts().size() == 1);
  }

  @Test
  void onlyTheLastTwentyCount() {
    hear(Action.DISMISSED, 20);
    hear(Action.HELPFUL, 9);
    assertThat(standings.all().get(0).verdicts()).hasSize(Standing.REMEMBERED);
    assertThat(standings.all().get(0).isTiresome()).as("11 of 20").isFalse();
  }

  @Test
  void ruleThatSpeaksAgainBeginsAnewAtItsLevelOnly() {
    hear(Action.DISMISSED, 8);
    RuleSwitched back = new RuleSwitched("small", "r", AgentLevel.REGULAR, false, "asked for");
    assertThat(standings.without(back).all()).isEmpty();
    RuleSwitched novices = new RuleSwitched("small", "r", AgentLevel.NOVICE, false, "asked for");
    assertThat(standings.without(novices).all()).hasSize(1);
  }

  @Test
  void cueThatWasWithheldIsNoVerdict() {
    standings = standings.after("small", AgentLevel.REGULAR, call(CueOutcome.COOLDOWN, null));
    assertThat(standings.all()).isEmpty();
  }

  private void hear(Action said, int calls) {
    for (int i = 0; i < calls; i++) {
      standings = standings.after("small", AgentLevel.REGULAR, call(CueOutcome.EXPIRED, said));
    }
  }

  private static Ledger call(CueOutcome outcome, Action said) {
    return new Ledger(
        null,
        false,
        List.of(new Ledger.Entry("c", "r", Category.OBJECTION_PRICE, 0, 0, outcome, said)));
  }
}
