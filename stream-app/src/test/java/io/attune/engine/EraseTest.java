package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallEnded;
import io.attune.call.CallEvent.CallErased;
import io.attune.call.CallInput;
import io.attune.call.TimePassed;
import io.attune.debrief.Debrief;
import io.attune.debrief.Debriefer;
import io.attune.engine.CallState.Phase;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.DropReason;
import io.attune.engine.Effect.Dropped;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call that is to be forgotten is, at once and for good. */
class EraseTest {
  private static final String SECRET = "my card is four two four two";
  private static final CallErased ERASED = new CallErased("case-7");

  private static Script talk() {
    return Script.call()
        .customer(1_000, 3_000, "i want to speak to your manager " + SECRET)
        .agent(3_500, 4_500, "i am sorry");
  }

  @Test
  void aLiveCallIsForgottenBeforeAnythingThatIsDueHappens() {
    // At this moment the turns are long certain, and would be told of.
    Story story = talk().heard(60_000, ERASED).play();

    assertThat(story.state().phase()).isEqualTo(Phase.ERASED);
    assertThat(story.state().toString()).doesNotContain("card").doesNotContain("agent-7");
    assertThat(story.effects().get(story.effects().size() - 1))
        .isInstanceOfSatisfying(
            Effect.CallErased.class, erased -> assertThat(erased.reason()).isEqualTo("case-7"));
    assertThat(story.turns()).isEmpty();
  }

  @Test
  void whatIsStillPublishedOfItIsDroppedAndCounted() {
    Story story =
        talk()
            .heard(5_000, ERASED)
            .customer(6_000, 8_000, "hello " + SECRET)
            .heard(9_000, new CallEnded("hangup"))
            .heard(
                9_500,
                new CallEvent.CallStarted(
                    "agent-7", null, null, "en", io.attune.call.CallContext.UNKNOWN))
            .tick(40_000)
            .play();

    assertThat(story.drops())
        .containsExactly(DropReason.CALL_ERASED, DropReason.CALL_ERASED, DropReason.CALL_ERASED);
    assertThat(story.effects()).noneMatch(CallSummarised.class::isInstance);
    assertThat(story.state().phase()).isEqualTo(Phase.ERASED);
  }

  @Test
  void itIsRememberedUntilNobodyPublishesItForAnHour() {
    CallEngine engine = SmallPlaybook.engine();
    CallState erased = talk().heard(5_000, ERASED).play().state();
    long last = Script.START + 50 * 60_000;
    CallState stillErased = engine.step(erased, segment(last)).state();

    assertThat(engine.nextDue(stillErased)).isEqualTo(last + CallEngine.ERASED_MS);
    assertThat(engine.step(stillErased, new TimePassed(last + CallEngine.ERASED_MS - 1)).state())
        .isNotNull();
    assertThat(engine.step(stillErased, new TimePassed(last + CallEngine.ERASED_MS)).state())
        .isNull();
  }

  @Test
  void aCallThatIsNotKnownAnyMoreIsErasedAllTheSame() {
    CallEngine engine = SmallPlaybook.engine();
    Outcome outcome =
        engine.step(null, new CallEvent("old", "acme", Script.START, null, new CallErased(null)));

    assertThat(outcome.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.CallErased.class,
            erased -> {
              assertThat(erased.facts().callId()).isEqualTo("old");
              assertThat(erased.facts().tenant()).isEqualTo("acme");
            });
    assertThat(engine.step(outcome.state(), segment("old", Script.START + 1_000)).effects())
        .containsExactly(new Dropped(DropReason.CALL_ERASED));
  }

  @Test
  void aSecondOrderIsCarriedOutLikeTheFirst() {
    Story story = talk().heard(5_000, ERASED).heard(6_000, ERASED).play();
    assertThat(story.effects()).filteredOn(Effect.CallErased.class::isInstance).hasSize(2);
  }

  @Test
  void aReplayTellsNothingOfItFromThereOnAndNoDebriefIsMade() {
    List<Debrief> debriefs = new ArrayList<>();
    List<Effect> effects = new ArrayList<>();
    Debriefer debriefer = new Debriefer(debriefs::add);
    CallBook book =
        new CallBook(
            SmallPlaybook.engine(),
            (callId, effect) -> {
              effects.add(effect);
              debriefer.accept(callId, effect);
            });
    talk()
        .heard(20_000, ERASED)
        .heard(21_000, new CallEnded("hangup"))
        .inputs()
        .forEach(book::hear);
    int before = effects.size();
    book.finish();

    assertThat(debriefs).isEmpty();
    assertThat(effects).hasSize(before);
    assertThat(effects).noneMatch(CallSummarised.class::isInstance);
  }

  private static CallInput segment(long at) {
    return segment("c1", at);
  }

  private static CallInput segment(String callId, long at) {
    return CallEvent.of(
        callId,
        at,
        Script.segment(
            "late", 0, true, io.attune.call.Speaker.CUSTOMER, 6_000, 8_000, "hello again"));
  }
}
