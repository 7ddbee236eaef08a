package io.attune.coach;

import static io.attune.coach.Desk.episode;
import static io.attune.coach.Desk.met;
import static io.attune.coach.Desk.over;
import static io.attune.detect.Category.DELIVERY_MONOLOGUE;
import static io.attune.detect.Category.EMPATHY_CHECK;
import static io.attune.detect.Category.OBJECTION_PRICE;
import static io.attune.detect.Category.OBJECTION_UNSAID;
import static io.attune.detect.Category.OPPORTUNITY_BUYING_SIGNAL;
import static io.attune.detect.Category.SILENCE_DEAD_AIR;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.AgentLevel;
import io.attune.detect.Category;
import io.attune.detect.Episode;
import io.attune.detect.Ladder;
import io.attune.detect.Ladder.Step;
import io.attune.playbook.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class TactTest {
  private static final Episode WORRY = episode(Category.OBJECTION_TRUST, 1_000, 1_500);
  private static final Episode MET_WELL = met(WORRY, new Ladder(26_000, 26_000, -1, -1));

  @Test
  void regularAgentIsToldUntilTheyHaveMetAConcernWell() {
    Candidate price = candidate(OBJECTION_PRICE, Severity.MEDIUM, 1);
    assertThat(withholds(price, Desk.with())).isFalse();
    assertThat(withholds(price, Desk.with(MET_WELL))).isTrue();
    assertThat(
            withholds(price, Desk.with().after(over(MET_WELL, 30_000, Episode.Outcome.ACCEPTED))))
        .isTrue();
    assertThat(withholds(price, Desk.with(met(WORRY, new Ladder(26_000, -1, 40_000, -1)))))
        .as("acknowledged and answered")
        .isTrue();
  }

  @Test
  void concernMetLateOrByHalvesEarnsNoTrust() {
    Candidate price = candidate(OBJECTION_PRICE, Severity.MEDIUM, 1);
    assertThat(withholds(price, Desk.with(WORRY))).isFalse();
    assertThat(withholds(price, Desk.with(met(WORRY, new Ladder(26_001, 26_001, -1, -1)))))
        .as("later than 25 s")
        .isFalse();
    assertThat(withholds(price, Desk.with(met(WORRY, new Ladder(2_000, -1, -1, -1)))))
        .as("acknowledged and no more")
        .isFalse();
    assertThat(withholds(price, Desk.with(met(WORRY, new Ladder(-1, -1, 2_000, -1)))))
        .as("answered without a word of acknowledgement")
        .isFalse();
    Episode moment = episode(EMPATHY_CHECK, 1_000, 1_500);
    assertThat(withholds(price, Desk.with(met(moment, MET_WELL.ladder()))))
        .as("no concern at all")
        .isFalse();
  }

  @Test
  void trustedAgentIsStillToldOfWhatTheyMiss() {
    Desk trusted = Desk.with(MET_WELL);
    assertThat(withholds(candidate(OBJECTION_PRICE, Severity.MEDIUM, 2), trusted))
        .as("raised again")
        .isFalse();
    assertThat(withholds(candidate(OBJECTION_UNSAID, Severity.MEDIUM, 1), trusted)).isFalse();
    assertThat(withholds(candidate(SILENCE_DEAD_AIR, Severity.MEDIUM, 1), trusted)).isFalse();
    assertThat(withholds(candidate(OPPORTUNITY_BUYING_SIGNAL, Severity.MEDIUM, 1), trusted))
        .isTrue();
    assertThat(withholds(candidate(OBJECTION_PRICE, Severity.URGENT, 1), trusted)).isFalse();
    assertThat(withholds(candidate(Category.CONTEXT_BRIEF, Severity.MEDIUM, 1), trusted))
        .as("what is known is no matter of trust")
        .isFalse();
  }

  @Test
  void smallThingsAreSaidTwiceInACallAndToNovicesAsOftenAsTheyHappen() {
    Candidate monologue = candidate(DELIVERY_MONOLOGUE, Severity.LOW, 1);
    assertThat(Tact.withholds(monologue, Desk.with().at(2_000), 1)).isFalse();
    assertThat(Tact.withholds(monologue, Desk.with().at(2_000), 2)).isTrue();
    assertThat(Tact.withholds(monologue, Desk.with().of(AgentLevel.NOVICE).at(2_000), 2)).isFalse();
    Candidate larger = candidate(DELIVERY_MONOLOGUE, Severity.MEDIUM, 1);
    assertThat(Tact.withholds(larger, Desk.with().at(2_000), 2)).isFalse();
  }

  @Test
  void smallThingsWaitWhileAConcernIsNotAcknowledged() {
    Candidate monologue = candidate(DELIVERY_MONOLOGUE, Severity.LOW, 1);
    assertThat(withholds(monologue, Desk.with(WORRY))).isTrue();
    assertThat(withholds(monologue, Desk.with(met(WORRY, new Ladder(2_000, -1, -1, -1)))))
        .isFalse();
    assertThat(withholds(candidate(OPPORTUNITY_BUYING_SIGNAL, Severity.LOW, 1), Desk.with(WORRY)))
        .isTrue();
    assertThat(withholds(candidate(EMPATHY_CHECK, Severity.LOW, 1), Desk.with(WORRY)))
        .as("empathy is about the concern")
        .isFalse();
  }

  @Test
  void expertIsToldOnlyOfWhatWasMissedAndIsSevere() {
    assertThat(expertDoesWithout(OBJECTION_PRICE, Severity.HIGH, 1)).isTrue();
    assertThat(expertDoesWithout(OBJECTION_PRICE, Severity.HIGH, 2)).isFalse();
    assertThat(expertDoesWithout(OBJECTION_PRICE, Severity.MEDIUM, 2)).isTrue();
    assertThat(expertDoesWithout(OBJECTION_PRICE, Severity.URGENT, 1)).isFalse();
    assertThat(expertDoesWithout(Category.TENSION_RELEASED, Severity.HIGH, 2)).isTrue();
    assertThat(expertDoesWithout(SILENCE_DEAD_AIR, Severity.HIGH, 1)).isFalse();
    assertThat(
            Tact.withholds(
                candidate(OBJECTION_PRICE, Severity.HIGH, 2),
                Desk.with().of(AgentLevel.MUTED).at(2_000),
                0))
        .isTrue();
  }

  private static boolean expertDoesWithout(Category category, Severity severity, int level) {
    Situation situation = Desk.with().of(AgentLevel.EXPERT).at(2_000);
    return Tact.withholds(candidate(category, severity, level), situation, 0);
  }

  private static boolean withholds(Candidate candidate, Desk desk) {
    return Tact.withholds(candidate, desk.at(50_000), 0);
  }

  private static Candidate candidate(Category category, Severity severity, int level) {
    return new Candidate(
        Desk.rule(category, severity, 50),
        49_000,
        Step.ACKNOWLEDGE,
        level,
        1,
        List.of(Desk.driver(category, 49_000, 49_500, "words").evidence()),
        49_500,
        "",
        "");
  }
}
