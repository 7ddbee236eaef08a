package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallHeld;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ExperimentSet;
import io.attune.call.CallEvent.PlaybookActivated;
import io.attune.call.CallEvent.RuleSwitched;
import io.attune.call.Channel;
import io.attune.call.Direction;
import io.attune.call.Scope;
import io.attune.call.Speaker;
import io.attune.call.TimePassed;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.DropReason;
import io.attune.engine.Effect.Dropped;
import io.attune.engine.Reception.Received;
import io.attune.playbook.Attention;
import io.attune.playbook.PlaybookRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReceptionTest {
  private static final CallEngine FIRST = engine("small", 1);
  private static final CallEngine SECOND = engine("small", 2);
  private static final CallEngine GERMAN = engine("klein", 1);

  private final Reception reception =
      new Reception(
          new Shelf() {
            @Override
            public CallEngine standard(String language) {
              return "de".equals(language) ? GERMAN : FIRST;
            }

            @Override
            public Optional<CallEngine> find(PlaybookRef ref) {
              return Stream.of(FIRST, SECOND).filter(e -> e.playbook().ref().equals(ref)).findAny();
            }
          });

  private static CallEngine engine(String id, int version) {
    return SmallPlaybook.engine(new PlaybookRef(id, version), Attention.DEFAULT);
  }

  @Test
  void orderThatNamesAPlaybookWhichIsNotAtHandChangesNothing() {
    assertThat(reception.take(new PlaybookActivated("small", 3))).isFalse();
    assertThat(reception.take(experiment(3, 1, 0, 0))).isFalse();
    assertThat(reception.orders()).isEqualTo(StandingOrders.NONE);

    assertThat(reception.take(new PlaybookActivated("small", 2))).isTrue();
    assertThat(reception.take(experiment(2, 1, 0, 0))).isTrue();
    assertThat(reception.take(new RuleSwitched("small", "r", null, true, null))).isTrue();
    assertThat(reception.orders().activations()).hasSize(1);
    assertThat(reception.orders().experiments()).hasSize(1);
    assertThat(reception.take(experiment(3, 0, 0, 0))).as("an end needs no playbook").isTrue();
    assertThat(reception.orders().experiments()).isEmpty();
  }

  @Test
  void callKeepsThePlaybookThatItBeganWith() {
    Received begun = reception.step(null, null, start(0));
    assertThat(begun.engine()).isSameAs(FIRST);
    assertThat(begun.another()).isTrue();

    reception.take(new PlaybookActivated("small", 2));
    Received next = reception.step(begun.engine(), begun.outcome().state(), said(3_000));
    assertThat(next.engine()).isSameAs(FIRST);
    assertThat(next.another()).isFalse();
    Received later = reception.step(null, null, start(4_000));
    assertThat(later.engine()).isSameAs(SECOND);
    assertThat(later.outcome().state().facts().playbook()).isEqualTo(SECOND.playbook().ref());
  }

  @Test
  void callForWhichNothingWasOrderedGoesByItsLanguage() {
    CallStarted german = new CallStarted("agent-7", "sales", "north", "de");
    assertThat(reception.step(null, null, event(0, german)).engine()).isSameAs(GERMAN);
    assertThat(reception.step(null, null, said(3_000)).engine()).isSameAs(FIRST);
  }

  @Test
  void ruleIsMutedForAgentsOfItsLevel() {
    reception.take(new RuleSwitched("small", "r", AgentLevel.NOVICE, true, null));
    reception.take(new RuleSwitched("small", "s", AgentLevel.REGULAR, true, null));
    assertThat(muted(reception.step(null, null, start(0, AgentLevel.NOVICE)))).containsExactly("r");
    assertThat(muted(reception.step(null, null, said(3_000))))
        .as("of a call whose start was not heard")
        .containsExactly("s");
  }

  private static Iterable<String> muted(Received received) {
    return received.outcome().state().facts().terms().mutedRules();
  }

  @Test
  void experimentGivesItsCallsACandidateNothingOrATwin() {
    reception.take(experiment(2, 1, 0, 0));
    Received candidate = reception.step(null, null, start(0));
    assertThat(candidate.engine()).isSameAs(SECOND);
    assertThat(assignment(candidate).arm()).isEqualTo(Arm.CANDIDATE);
    assertThat(candidate.outcome().state().isShadowed()).isFalse();

    reception.take(experiment(2, 0, 1, 0));
    Received holdout = reception.step(null, null, start(0));
    assertThat(holdout.engine()).isSameAs(FIRST);
    assertThat(assignment(holdout).arm()).isEqualTo(Arm.HOLDOUT);
    assertThat(assignment(holdout).variant()).isEqualTo("e1/holdout");

    reception.take(experiment(2, 0, 0, 1));
    Received control = reception.step(null, null, start(0));
    assertThat(control.engine()).isSameAs(FIRST);
    assertThat(control.outcome().state().isShadowed()).isTrue();
    Received twin = reception.beginShadow(control.outcome().state(), start(0));
    assertThat(twin.engine()).isSameAs(SECOND);
    assertThat(assignment(twin)).isEqualTo(new Assignment("e1", Arm.SHADOW, null));
    assertThat(Arm.values()).filteredOn(Arm::isSeen).containsExactly(Arm.CONTROL, Arm.CANDIDATE);
  }

  @Test
  void experimentWhoseCandidateIsNotAtHandTakesPartInNothing() {
    reception.follow(StandingOrders.NONE.after(experiment(3, 1, 0, 0)));
    Received begun = reception.step(null, null, start(0));
    assertThat(begun.engine()).isSameAs(FIRST);
    assertThat(assignment(begun)).isEqualTo(Assignment.NONE);
    assertThat(assignment(begun).variant()).isNull();

    Terms terms =
        new Terms(
            FIRST.playbook().ref(),
            Set.of(),
            new Assignment("e1", Arm.CONTROL, new PlaybookRef("small", 3)));
    CallState seen = FIRST.begin(start(0), terms).state();
    Received twin = reception.beginShadow(seen, start(0));
    assertThat(twin.engine()).isNull();
    assertThat(twin.outcome().state()).isNull();
  }

  private static Assignment assignment(Received received) {
    return received.outcome().state().facts().terms().assignment();
  }

  @Test
  void startOnACallThatIsOverBeginsAnotherOnTheTermsOfToday() {
    CallState over = over(reception.step(null, null, start(0)));
    reception.take(new PlaybookActivated("small", 2));

    Received again = reception.step(FIRST, over, start(20_000));
    assertThat(again.another()).isTrue();
    assertThat(again.engine()).isSameAs(SECOND);
    assertThat(again.outcome().effects()).hasAtLeastOneElementOfType(CallSummarised.class);

    Received straggler = reception.step(FIRST, over, said(20_000));
    assertThat(straggler.another()).isFalse();
    assertThat(straggler.outcome().effects()).contains(new Dropped(DropReason.CALL_ENDED));
    Received sooner = reception.step(FIRST, over, start(4_000));
    assertThat(sooner.another()).as("the call has only just ended").isFalse();
    assertThat(sooner.outcome().effects()).containsExactly(new Dropped(DropReason.DUPLICATE));
  }

  @Test
  void startOfACallThatGoesOnIsADuplicate() {
    Received begun = reception.step(null, null, start(0));
    Received twice = reception.step(begun.engine(), begun.outcome().state(), start(1_000));
    assertThat(twice.another()).isFalse();
    assertThat(twice.outcome().effects()).contains(new Dropped(DropReason.DUPLICATE));
  }

  @Test
  void whatIsHeardOfACallThatIsForgottenBeginsAnother() {
    CallState over = over(reception.step(null, null, start(0)));
    reception.take(new PlaybookActivated("small", 2));
    long forgotten = 4_000 + CallEngine.REMEMBERED_MS;

    Received another = reception.step(FIRST, over, said(forgotten));
    assertThat(another.another()).isTrue();
    assertThat(another.engine()).isSameAs(SECOND);
    Received straggler = reception.step(FIRST, over, said(forgotten - 1));
    assertThat(straggler.engine()).isSameAs(FIRST);
    assertThat(straggler.another()).isFalse();
  }

  @Test
  void whatIsNoneOfACallBeginsNone() {
    Received time = reception.step(null, null, new TimePassed(Script.START));
    assertThat(time.engine()).isNull();
    assertThat(time.outcome().state()).isNull();
    assertThat(time.another()).isFalse();
    Received hold = reception.step(null, null, event(0, new CallHeld()));
    assertThat(hold.outcome().effects()).containsExactly(new Dropped(DropReason.UNKNOWN_CALL));
  }

  @Test
  void twinHasAKeyOfItsOwn() {
    String twin = Twins.keyOf("c1");
    assertThat(Twins.isTwin(twin)).isTrue();
    assertThat(Twins.isTwin("c1")).isFalse();
    assertThat(Twins.callIdOf(twin)).isEqualTo("c1");
    assertThat(Twins.callIdOf("c1")).isEqualTo("c1");
  }

  /** A call that ends four seconds after its start. */
  private CallState over(Received begun) {
    return reception
        .step(begun.engine(), begun.outcome().state(), event(4_000, new CallEnded("hangup")))
        .outcome()
        .state();
  }

  private static ExperimentSet experiment(
      int version, double candidate, double holdout, double shadow) {
    return new ExperimentSet("e1", "small", version, candidate, holdout, shadow, Scope.ALL);
  }

  private static CallEvent start(long atMs) {
    return event(atMs, new CallStarted("agent-7", "sales", "north", "en"));
  }

  private static CallEvent start(long atMs, AgentLevel level) {
    CallContext context =
        new CallContext(Channel.VOICE, Direction.UNKNOWN, null, null, List.of(), List.of(), level);
    return event(atMs, new CallStarted("agent-7", "sales", "north", "en", context));
  }

  private static CallEvent said(long atMs) {
    return event(
        atMs, Script.segment("s", 0, true, Speaker.AGENT, 1_000, 2_000, "good morning to you"));
  }

  private static CallEvent event(long atMs, Body body) {
    return CallEvent.of("c1", Script.START + atMs, body);
  }
}
