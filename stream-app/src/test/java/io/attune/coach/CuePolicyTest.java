package io.attune.coach;

import static io.attune.coach.Desk.START;
import static io.attune.coach.Desk.episode;
import static io.attune.coach.Desk.met;
import static io.attune.coach.Desk.rule;
import static io.attune.detect.Category.CONTEXT_BRIEF;
import static io.attune.detect.Category.OBJECTION_EFFORT;
import static io.attune.detect.Category.OBJECTION_NEED;
import static io.attune.detect.Category.OBJECTION_PRICE;
import static io.attune.detect.Category.OBJECTION_TERMS;
import static io.attune.detect.Category.OBJECTION_TIMING;
import static io.attune.detect.Category.OBJECTION_TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.Channel;
import io.attune.call.CueFeedback;
import io.attune.call.CueFeedback.Action;
import io.attune.call.Direction;
import io.attune.detect.Category;
import io.attune.detect.Episode;
import io.attune.detect.Ladder;
import io.attune.playbook.Attention;
import io.attune.playbook.Rule;
import io.attune.playbook.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CuePolicyTest {
  private static final Rule[] RULES = {
    rule(OBJECTION_PRICE, Severity.MEDIUM, 70),
    rule(OBJECTION_NEED, Severity.MEDIUM, 70),
    rule(OBJECTION_TIMING, Severity.MEDIUM, 80),
    rule(OBJECTION_TRUST, Severity.URGENT, 90),
    rule(OBJECTION_TERMS, Severity.URGENT, 90),
    rule(OBJECTION_EFFORT, Severity.URGENT, 95),
    rule(CONTEXT_BRIEF, Severity.LOW, 99)
  };
  private static final Ladder ACKNOWLEDGED = new Ladder(2_900, -1, -1, -1);

  private final List<Cue> cues = new ArrayList<>();
  private Ledger ledger = Ledger.EMPTY;

  private CuePolicy policy = policy(0, 6);

  private static CuePolicy policy(long cooldownMs, int budget) {
    return new CuePolicy(Desk.playbook(new Attention(cooldownMs, budget, 5_000), RULES));
  }

  @Test
  void mostImportantIsShownAndTheOthersFindTheScreenBusy() {
    decide(Desk.with(price(1_000), raised(OBJECTION_TIMING, 1_200)).at(2_000));
    assertThat(stages()).containsExactly("timing RAISED");
    assertThat(ledger.visible()).isEqualTo(cues.get(0));
    assertThat(outcome(OBJECTION_TIMING, 1_200)).isEqualTo(CueOutcome.VISIBLE);
    assertThat(outcome(OBJECTION_PRICE, 1_000)).isEqualTo(CueOutcome.BUSY);
  }

  @Test
  void ofTwoThatMatterAlikeTheEarlierIsShownAndElseTheOneThatComesFirstByName() {
    decide(Desk.with(raised(OBJECTION_NEED, 1_200), price(1_000)).at(2_000));
    assertThat(stages()).containsExactly("price RAISED");

    forget();
    decide(Desk.with(price(1_000), raised(OBJECTION_NEED, 1_000)).at(2_000));
    assertThat(stages()).containsExactly("need RAISED");
  }

  @Test
  void cueCarriesWhatItIsAboutAndUntilWhenItIsOfUse() {
    decide(Desk.with(price(1_000)).at(2_000));
    Cue cue = cues.get(0);
    assertThat(cue.cueId()).isEqualTo(CueIds.of("c1", "price", Desk.PLAYBOOK, 1_000));
    assertThat(cue.supersedes()).isNull();
    assertThat(cue.words()).isEqualTo("too much");
    assertThat(cue.speakerId()).isEqualTo("v1");
    assertThat(cue.confidence()).isEqualTo(0.7);
    assertThat(cue.raisedAt()).isEqualTo(START + 2_000);
    assertThat(cue.expiresAt()).isEqualTo(START + 14_000);
    assertThat(cue.isVisible()).isTrue();
  }

  @Test
  void nothingIsShownWhoseEvidenceIsOlderThanFiveSeconds() {
    decide(Desk.with(price(1_000)).at(6_501));
    assertThat(cues).isEmpty();
    assertThat(outcome(OBJECTION_PRICE, 1_000)).isEqualTo(CueOutcome.LATE);

    forget();
    decide(Desk.with(price(1_000)).at(6_500));
    assertThat(stages()).containsExactly("price RAISED");
  }

  @Test
  void whatWasWithheldIsShownOnceTheScreenIsFreeWhileItIsFresh() {
    Episode timing = raised(OBJECTION_TIMING, 1_200);
    decide(Desk.with(price(1_000), timing).at(2_000));
    Ledger busy = ledger;
    decide(Desk.with(price(1_000), met(timing, ACKNOWLEDGED)).at(3_000));
    assertThat(stages()).containsExactly("timing RAISED", "timing RESOLVED", "price RAISED");
    assertThat(cues.get(1).outcome()).isEqualTo(CueOutcome.ACTED);

    ledger = busy;
    decide(Desk.with(price(1_000), met(timing, ACKNOWLEDGED)).at(7_000));
    assertThat(ledger.visible()).as("too late by then").isNull();
    assertThat(outcome(OBJECTION_PRICE, 1_000)).isEqualTo(CueOutcome.BUSY);
  }

  @Test
  void whatWasShownOnceIsNotShownAgainForTheSameThing() {
    decide(Desk.with(price(1_000)).at(2_000));
    hear(Action.DISMISSED, 2_500);
    decide(Desk.with(price(1_000)).at(3_000));
    assertThat(stages()).containsExactly("price RAISED", "price RETRACTED");
    assertThat(cues.get(1).outcome()).isEqualTo(CueOutcome.DISMISSED);
  }

  @Test
  void whyAndWhenItWasFirstWithheldIsRemembered() {
    Desk both = Desk.with(price(1_000), raised(OBJECTION_TIMING, 1_200));
    decide(both.at(2_000));
    decide(both.at(3_000));
    assertThat(entry(OBJECTION_PRICE, 1_000).at()).isEqualTo(START + 2_000);

    decide(both.muted(OBJECTION_PRICE).at(4_000));
    assertThat(outcome(OBJECTION_PRICE, 1_000)).isEqualTo(CueOutcome.MUTED);
    assertThat(entry(OBJECTION_PRICE, 1_000).at()).isEqualTo(START + 4_000);
  }

  @Test
  void partialMayRaiseATentativeCueButTakesNothingAwayAndWithholdsNothing() {
    decide(Desk.with(raised(OBJECTION_TIMING, 1_200)).at(2_000));
    Ledger before = ledger;
    decide(Desk.with(price(2_200)).tentative("s2200").at(3_000));
    assertThat(ledger).as("no review, no note of what was withheld").isEqualTo(before);

    forget();
    decide(Desk.with(price(1_000)).tentative("s1000").at(2_000));
    assertThat(stages()).containsExactly("price TENTATIVE");
    decide(Desk.with(price(1_000)).at(3_000));
    assertThat(stages()).containsExactly("price TENTATIVE", "price RAISED");
    assertThat(cues.get(1).raisedAt()).isEqualTo(START + 2_000);
    assertThat(cues.get(1).expiresAt()).as("from its confirmation").isEqualTo(START + 15_000);
  }

  @Test
  void partialRaisesNothingForARuleThatWaitsForFinals() {
    policy =
        new CuePolicy(
            Desk.playbook(Attention.DEFAULT, rule(OBJECTION_PRICE, Severity.MEDIUM, 70, false)));
    decide(Desk.with(price(1_000)).tentative("s1000").at(2_000));
    assertThat(cues).isEmpty();
    assertThat(ledger).isEqualTo(Ledger.EMPTY);
  }

  @Test
  void cueIsUpdatedWhenItIsRaisedAgain() {
    decide(Desk.with(price(1_000)).at(2_000));
    Episode again = episode(OBJECTION_PRICE, 1_000, 8_000, 2, Ladder.NONE, price(1_000).drivers());
    decide(Desk.with(again).at(8_500));
    decide(Desk.with(again).at(9_000));
    assertThat(stages()).containsExactly("price RAISED", "price UPDATED");
    assertThat(ledger.visible().level()).isEqualTo(2);
  }

  @Test
  void urgentOneTakesThePlaceOfALesserOne() {
    decide(Desk.with(raised(OBJECTION_TIMING, 1_200)).at(2_000));
    String timing = ledger.visible().cueId();
    decide(Desk.with(raised(OBJECTION_TIMING, 1_200), raised(OBJECTION_TRUST, 2_500)).at(3_500));
    assertThat(stages()).containsExactly("timing RAISED", "timing RETRACTED", "trust RAISED");
    assertThat(cues.get(1).outcome()).isEqualTo(CueOutcome.PREEMPTED);
    assertThat(cues.get(2).supersedes()).isEqualTo(timing);
    assertThat(outcome(OBJECTION_TIMING, 1_200)).isEqualTo(CueOutcome.PREEMPTED);

    decide(Desk.with(raised(OBJECTION_TRUST, 2_500), raised(OBJECTION_TERMS, 3_600)).at(4_500));
    assertThat(outcome(OBJECTION_TERMS, 3_600)).as("as urgent").isEqualTo(CueOutcome.BUSY);
    decide(Desk.with(raised(OBJECTION_TRUST, 2_500), price(3_700)).at(5_000));
    assertThat(outcome(OBJECTION_PRICE, 3_700)).as("not urgent").isEqualTo(CueOutcome.BUSY);
    decide(Desk.with(raised(OBJECTION_TRUST, 2_500), raised(OBJECTION_EFFORT, 4_600)).at(5_500));
    assertThat(ledger.visible().rule().id()).as("more urgent").isEqualTo("effort");
  }

  @Test
  void briefGivesWayToAnythingAndCostsNoAttention() {
    policy = policy(20_000, 1);
    decide(Desk.with().knowing(known()).at(0));
    assertThat(stages()).containsExactly("brief RAISED");
    decide(Desk.with(price(1_000)).knowing(known()).at(2_000));
    assertThat(stages()).containsExactly("brief RAISED", "brief RETRACTED", "price RAISED");
  }

  @Test
  void cuesKeepTheirDistanceUnlessOneIsUrgent() {
    policy = policy(20_000, 6);
    decide(Desk.with(price(1_000)).at(2_000));
    decide(Desk.with(met(price(1_000), ACKNOWLEDGED)).at(3_000));
    Ledger acted = ledger;

    decide(Desk.with(raised(OBJECTION_TIMING, 21_000)).at(21_999));
    assertThat(outcome(OBJECTION_TIMING, 21_000)).isEqualTo(CueOutcome.COOLDOWN);
    ledger = acted;
    decide(Desk.with(raised(OBJECTION_TIMING, 21_000)).at(22_000));
    assertThat(outcome(OBJECTION_TIMING, 21_000)).isEqualTo(CueOutcome.VISIBLE);
    ledger = acted;
    decide(Desk.with(raised(OBJECTION_TRUST, 4_000)).at(5_000));
    assertThat(outcome(OBJECTION_TRUST, 4_000)).isEqualTo(CueOutcome.VISIBLE);
  }

  @Test
  void ruleRestsAfterItsLastCueUrgentOrNot() {
    decide(Desk.with(raised(OBJECTION_TRUST, 1_000)).at(2_000));
    decide(Desk.with(met(raised(OBJECTION_TRUST, 1_000), ACKNOWLEDGED)).at(3_000));
    Ledger acted = ledger;

    decide(Desk.with(raised(OBJECTION_TRUST, 91_000)).at(91_999));
    assertThat(outcome(OBJECTION_TRUST, 91_000)).isEqualTo(CueOutcome.COOLDOWN);
    ledger = acted;
    decide(Desk.with(raised(OBJECTION_TRUST, 91_000)).at(92_000));
    assertThat(outcome(OBJECTION_TRUST, 91_000)).isEqualTo(CueOutcome.VISIBLE);
  }

  @Test
  void callHasItsShareOfCuesOfWhichUrgentOnesTakeNothing() {
    policy = policy(0, 1);
    decide(Desk.with(raised(OBJECTION_TRUST, 1_000)).at(2_000));
    decide(Desk.with(met(raised(OBJECTION_TRUST, 1_000), ACKNOWLEDGED)).at(3_000));
    decide(Desk.with(price(3_000)).at(4_000));
    assertThat(outcome(OBJECTION_PRICE, 3_000)).isEqualTo(CueOutcome.VISIBLE);
    decide(Desk.with(met(price(3_000), ACKNOWLEDGED)).at(5_000));

    decide(Desk.with(raised(OBJECTION_TIMING, 5_000)).at(6_000));
    assertThat(outcome(OBJECTION_TIMING, 5_000)).isEqualTo(CueOutcome.BUDGET);
    decide(Desk.with(raised(OBJECTION_EFFORT, 6_500)).at(7_500));
    assertThat(outcome(OBJECTION_EFFORT, 6_500)).isEqualTo(CueOutcome.VISIBLE);
  }

  @Test
  void ruleThatWasWavedAwayTwiceIsSilentOnThisCall() {
    Ledger.Entry first = shown("a", Action.DISMISSED);
    ledger = ledger.record(first);
    decide(Desk.with(price(200_000)).at(201_000));
    assertThat(outcome(OBJECTION_PRICE, 200_000)).isEqualTo(CueOutcome.VISIBLE);

    forget();
    ledger = ledger.record(first).record(shown("b", Action.WRONG));
    decide(Desk.with(price(200_000), raised(OBJECTION_NEED, 200_000)).at(201_000));
    assertThat(outcome(OBJECTION_PRICE, 200_000)).isEqualTo(CueOutcome.MUTED);
    assertThat(outcome(OBJECTION_NEED, 200_000)).isEqualTo(CueOutcome.VISIBLE);
  }

  @Test
  void nothingIsShownToWhoeverWantsNothing() {
    decide(Desk.with(price(1_000)).of(AgentLevel.MUTED).at(2_000));
    assertThat(outcome(OBJECTION_PRICE, 1_000)).isEqualTo(CueOutcome.MUTED);
    forget();
    decide(Desk.with(price(1_000)).muted(OBJECTION_PRICE).at(2_000));
    assertThat(outcome(OBJECTION_PRICE, 1_000)).isEqualTo(CueOutcome.MUTED);
    forget();
    ledger = ledger.muted(true);
    decide(Desk.with(price(1_000)).at(2_000));
    assertThat(outcome(OBJECTION_PRICE, 1_000)).isEqualTo(CueOutcome.MUTED);
  }

  @Test
  void lastWordOfTheAgentCountsButThatACueWasShownIsNoWord() {
    decide(Desk.with(price(1_000)).at(2_000));
    hear(Action.SHOWN, 2_100);
    assertThat(entry(OBJECTION_PRICE, 1_000).feedback()).isEqualTo(Action.SHOWN);
    hear(Action.HELPFUL, 2_200);
    hear(Action.SHOWN, 2_300);
    assertThat(entry(OBJECTION_PRICE, 1_000).feedback()).isEqualTo(Action.HELPFUL);
    assertThat(stages()).as("it stays").containsExactly("price RAISED");

    String cueId = ledger.visible().cueId();
    hear(Action.MUTED, 2_400);
    assertThat(ledger.muted()).isTrue();
    assertThat(ledger.visible()).isNull();
    assertThat(cues.get(1).decidedAt()).isEqualTo(START + 2_400);
    hear(cueId, Action.UNMUTED, 2_500);
    assertThat(ledger.muted()).isFalse();
    assertThat(entry(OBJECTION_PRICE, 1_000).feedback()).isEqualTo(Action.MUTED);
  }

  @Test
  void wordOnAnEarlierCueLeavesTheVisibleOne() {
    decide(Desk.with(raised(OBJECTION_TIMING, 1_000)).at(2_000));
    String timing = ledger.visible().cueId();
    decide(Desk.with(raised(OBJECTION_TRUST, 2_000)).at(3_000));
    hear(timing, Action.DISMISSED, 3_500);
    assertThat(ledger.visible().rule().id()).isEqualTo("trust");
    assertThat(policy.hear(ledger, new CueFeedback("c1", START, "nope", Action.SHOWN), cues::add))
        .isEmpty();
  }

  @Test
  void timeTakesACueOffTheScreenAndATentativeOneBack() {
    decide(Desk.with(price(1_000)).at(2_000));
    assertThat(policy.expire(ledger, START + 13_999, cues::add)).isSameAs(ledger);
    ledger = policy.expire(ledger, START + 14_000, cues::add);
    assertThat(stages()).containsExactly("price RAISED");
    assertThat(ledger.visible()).isNull();
    assertThat(outcome(OBJECTION_PRICE, 1_000)).isEqualTo(CueOutcome.EXPIRED);
    assertThat(policy.expire(ledger, START + 99_000, cues::add)).isSameAs(ledger);

    forget();
    decide(Desk.with(price(1_000)).tentative("s1000").at(2_000));
    ledger = policy.expire(ledger, START + 14_000, cues::add);
    assertThat(stages()).containsExactly("price TENTATIVE", "price RETRACTED");
    assertThat(outcome(OBJECTION_PRICE, 1_000)).isEqualTo(CueOutcome.RETRACTED);
  }

  @Test
  void endOfTheCallResolvesWhatIsVisible() {
    assertThat(policy.end(ledger, START, cues::add)).isSameAs(ledger);
    decide(Desk.with(price(1_000)).at(2_000));
    ledger = policy.end(ledger, START + 5_000, cues::add);
    assertThat(stages()).containsExactly("price RAISED", "price RESOLVED");
    assertThat(cues.get(1).isVisible()).isFalse();
    assertThat(outcome(OBJECTION_PRICE, 1_000)).isEqualTo(CueOutcome.ENDED);
    assertThat(ledger.visible()).isNull();
  }

  private void decide(Situation situation) {
    ledger = policy.decide(ledger, situation, cues::add);
  }

  private void hear(Action action, long mediaMs) {
    hear(ledger.visible().cueId(), action, mediaMs);
  }

  private void hear(String cueId, Action action, long mediaMs) {
    CueFeedback said = new CueFeedback("c1", START + mediaMs, cueId, action);
    ledger = policy.hear(ledger, said, cues::add).orElseThrow();
  }

  private void forget() {
    ledger = Ledger.EMPTY;
    cues.clear();
  }

  private List<String> stages() {
    return cues.stream().map(c -> c.rule().id() + " " + c.state()).toList();
  }

  private Ledger.Entry entry(Category category, long startMs) {
    return ledger.find(category.wireName(), startMs);
  }

  private CueOutcome outcome(Category category, long startMs) {
    return entry(category, startMs).outcome();
  }

  private static Episode price(long startMs) {
    return raised(OBJECTION_PRICE, startMs);
  }

  /** Raised within half a second. */
  private static Episode raised(Category category, long startMs) {
    return episode(category, startMs, startMs + 500);
  }

  private static Ledger.Entry shown(String cueId, Action said) {
    return new Ledger.Entry(cueId, "price", OBJECTION_PRICE, 10, START, CueOutcome.DISMISSED, said);
  }

  private static CallContext known() {
    return new CallContext(
        Channel.VOICE, Direction.UNKNOWN, null, null, List.of("price"), List.of(), null);
  }
}
