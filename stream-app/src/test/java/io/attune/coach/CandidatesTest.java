package io.attune.coach;

import static io.attune.coach.Desk.driver;
import static io.attune.coach.Desk.episode;
import static io.attune.coach.Desk.met;
import static io.attune.coach.Desk.over;
import static io.attune.coach.Desk.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.attune.call.CallContext;
import io.attune.call.Channel;
import io.attune.call.Direction;
import io.attune.detect.Category;
import io.attune.detect.Driver;
import io.attune.detect.Episode;
import io.attune.detect.Episode.Outcome;
import io.attune.detect.Evidence;
import io.attune.detect.Holds;
import io.attune.detect.Ladder;
import io.attune.detect.Ladder.Step;
import io.attune.playbook.Attention;
import io.attune.playbook.Rule;
import io.attune.playbook.Severity;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static final Episode TENSION =
      tension(
          driver(Category.TENSION_RISING, 1_000, 2_000, "a joke"),
          driver(Category.TENSION_CHURN_THREAT, 3_000, 4_000, "i will cancel"),
          driver(Category.TENSION_RISING, 5_000, 6_000, "useless"));

  @Test
  void tensionIsOneCandidateForEachThingThatTheCustomerDid() {
    List<Candidate> found = in(Desk.with(TENSION));
    assertThat(found)
        .extracting(c -> c.rule().category(), Candidate::evidenceMs, Candidate::words)
        .containsExactlyInAnyOrder(
            tuple(Category.TENSION_RISING, 6_000L, "useless"),
            tuple(Category.TENSION_CHURN_THREAT, 4_000L, "i will cancel"));
    assertThat(found).allMatch(c -> c.episodeStartMs() == 1_000);
  }

  @Test
  void newestThreePiecesOfEvidenceSpeakForAConcern() {
    Episode price =
        episode(
            Category.OBJECTION_PRICE,
            1_000,
            8_000,
            4,
            Ladder.NONE,
            List.of(
                driver(Category.OBJECTION_PRICE, 1_000, 2_000, "first"),
                driver(Category.OBJECTION_PRICE, 3_000, 4_000, "second"),
                driver(Category.OBJECTION_PRICE, 5_000, 6_000, "third"),
                driver(Category.OBJECTION_PRICE, 7_000, 8_000, "")));
    Candidate candidate = in(Desk.with(price)).get(0);
    assertThat(candidate.evidence())
        .extracting(Evidence::quote)
        .containsExactly("second", "third", "");
    assertThat(candidate.words()).as("the newest that can be said back").isEqualTo("third");
    assertThat(candidate.level()).isEqualTo(4);
    assertThat(candidate.evidenceMs()).isEqualTo(8_000);
  }

  @Test
  void objectionIsACandidateUntilNoStepIsMissing() {
    Episode price = episode(Category.OBJECTION_PRICE, 1_000, 2_000);
    assertThat(in(Desk.with(price))).extracting(Candidate::step).containsExactly(Step.ACKNOWLEDGE);
    assertThat(in(Desk.with(met(price, new Ladder(3_000, 3_000, 4_000, -1)))))
        .extracting(Candidate::step)
        .containsExactly(Step.CHECK);
    assertThat(in(Desk.with(met(price, new Ladder(3_000, 3_000, 4_000, 5_000))))).isEmpty();
  }

  @Test
  void missedStepIsAboutThatStep() {
    assertThat(in(Desk.with(episode(Category.EMPATHY_VALIDATE, 1_000, 2_000))))
        .extracting(Candidate::step)
        .containsExactly(Step.VALIDATE);
  }

  @Test
  void whatIsKnownBeforeTheFirstWordIsABriefFailuresFirst() {
    assertThat(in(Desk.with())).isEmpty();
    Candidate brief =
        in(Desk.with().knowing(known(List.of("price", "terms"), List.of("lost", "late")))).get(0);
    assertThat(brief.evidence())
        .extracting(Evidence::quote, Evidence::signal)
        .containsExactly(
            tuple("lost", "earlier-failure"),
            tuple("late", "earlier-failure"),
            tuple("price", "known-worry"));
    assertThat(brief.words()).isEqualTo("lost");
    assertThat(in(Desk.with().knowing(known(List.of("price"), List.of())))).hasSize(1);
    assertThat(in(Desk.with().knowing(known(List.of(), List.of("lost"))))).hasSize(1);
  }

  @Test
  void tensionThatEasedIsWorthAWordAndNothingElseThatEnded() {
    Candidate eased = in(Desk.with().after(over(TENSION, 9_000, Outcome.RELEASED))).get(0);
    assertThat(eased.rule().category()).isEqualTo(Category.TENSION_RELEASED);
    assertThat(eased.evidenceMs()).isEqualTo(9_000);
    assertThat(in(Desk.with().after(over(TENSION, 9_000, Outcome.FADED)))).isEmpty();
    Episode moment = episode(Category.DELIVERY_MONOLOGUE, 1_000, 2_000);
    assertThat(in(Desk.with().after(over(moment, 9_000, Outcome.RELEASED)))).isEmpty();
  }

  @Test
  void silenceIsToldByWhatItFollows() {
    assertThat(categories(Desk.with().quiet(new Quiet(1_000, 0, 0, 1, 0)))).isEmpty();
    assertThat(categories(Desk.with().quiet(new Quiet(1_000, 1, 0, 0, 0))))
        .containsExactly(Category.SILENCE_DEAD_AIR);
    assertThat(categories(Desk.with().quiet(new Quiet(1_000, 0, 1, 0, 0))))
        .containsExactly(Category.SILENCE_UNANSWERED_QUESTION);
    Candidate hold =
        in(Desk.with().quiet(new Quiet(1_000, 0, 0, 2, 0)).held(Holds.NONE.held(3_000))).get(0);
    assertThat(hold.rule().category()).isEqualTo(Category.SILENCE_LONG_HOLD);
    assertThat(hold.level()).isEqualTo(2);
    assertThat(hold.evidence().get(0).observed()).isEqualTo(50_000 - 3_000);
    assertThat(hold.evidence().get(0).threshold()).isEqualTo(45_000);
  }

  @Test
  void playbookThatHasNothingToSayOfSomethingHasNoCandidateForIt() {
    Candidates none = new Candidates(Desk.playbook(Attention.DEFAULT));
    Desk desk =
        Desk.with(TENSION, episode(Category.OBJECTION_PRICE, 1_000, 2_000))
            .after(over(TENSION, 9_000, Outcome.RELEASED))
            .quiet(new Quiet(1_000, 1, 1, 0, 0))
            .knowing(known(List.of("price"), List.of()));
    assertThat(none.in(desk.at(50_000))).isEmpty();
    assertThat(none.isOf(Category.OBJECTION_PRICE, Severity.MEDIUM)).isFalse();
  }

  private static List<Category> categories(Desk desk) {
    return in(desk).stream().map(c -> c.rule().category()).toList();
  }

  private static List<Candidate> in(Desk desk) {
    Rule[] rules =
        Arrays.stream(Category.values())
            .map(category -> rule(category, Severity.MEDIUM, 50))
            .toArray(Rule[]::new);
    return new Candidates(Desk.playbook(Attention.DEFAULT, rules)).in(desk.at(50_000));
  }

  private static Episode tension(Driver... drivers) {
    return episode(Category.TENSION_RISING, 1_000, 6_000, 1, Ladder.NONE, List.of(drivers));
  }

  private static CallContext known(List<String> worries, List<String> failures) {
    return new CallContext(Channel.VOICE, Direction.UNKNOWN, null, null, worries, failures, null);
  }
}
