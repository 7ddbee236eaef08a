package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.Body;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ExperimentSet;
import io.attune.call.CallEvent.Heartbeat;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.CueFeedback;
import io.attune.call.Scope;
import io.attune.call.SignalChanged;
import io.attune.call.Speaker;
import io.attune.call.TimePassed;
import io.attune.coach.CueState;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.CueChanged;
import io.attune.engine.Effect.Dropped;
import io.attune.engine.Effect.EpisodeFinished;
import io.attune.engine.Effect.TurnSettled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallBookTest {
  private final List<String> told = new ArrayList<>();
  private final Map<String, List<Effect>> effects = new TreeMap<>();
  private final CallBook book = new CallBook(SmallPlaybook.engine(), this::take);
  private final Map<String, Long> startOf = new TreeMap<>();
  private int segments;

  private void take(String callId, Effect effect) {
    effects.computeIfAbsent(callId, id -> new ArrayList<>()).add(effect);
    if (effect instanceof CueChanged changed && changed.cue().state() == CueState.RAISED) {
      told.add(
          callId
              + " "
              + changed.cue().rule().category().key()
              + " "
              + (changed.cue().raisedAt() - Script.START));
    }
  }

  @Test
  void theSilenceOfAQuietCallIsFoundWhileOthersTalk() {
    talk("quiet", null, 0);
    talk("busy", null, 3_000);
    talk("busy", null, 4_500);
    assertThat(told).isEmpty();
    talk("busy", null, 9_500);
    assertThat(told).containsExactly("quiet silence/dead-air 7000");
  }

  @Test
  void timeAloneFindsTheSameSilence() {
    talk("quiet", null, 0);
    book.pass(Script.START + 6_999);
    assertThat(told).isEmpty();
    book.pass(Script.START + 7_000);
    assertThat(told).containsExactly("quiet silence/dead-air 7000");
  }

  @Test
  void onlyTheHeartbeatsOfAProducerThatBeatsSayThatTimeHasPassedOnItsCalls() {
    talk("quiet", "p", 0);
    beat("p", 100);
    talk("busy", null, 3_000);
    talk("busy", null, 20_000);
    beat("other", 20_100);
    assertThat(told).as("no data is not silence").noneMatch(cue -> cue.startsWith("quiet"));
    beat("p", 20_200);
    assertThat(told).contains("quiet silence/dead-air 7000");
  }

  @Test
  void aBeatTellsHowFarItsProducerHasPublishedNotHowLateItIs() {
    talk("quiet", "p", 0);
    book.hear(
        new CallEvent(
            null, "", Script.START + 30_000, null, new Heartbeat("p", Script.START + 6_000)));
    talk("busy", null, 31_000);
    book.hear(
        new CallEvent(
            null, "", Script.START + 32_000, null, new Heartbeat("p", Script.START + 6_500)));
    // Before the first beat nobody knew that the producer beats, and time passed on its call as on
    // any other.
    assertThat(told).containsExactly("quiet silence/dead-air 7000");

    talk("late", "p", 32_000);
    talk("busy", null, 45_000);
    book.hear(
        new CallEvent(
            null, "", Script.START + 46_000, null, new Heartbeat("p", Script.START + 38_000)));
    assertThat(told).noneMatch(cue -> cue.startsWith("late"));
  }

  @Test
  void callsThatAreOpenAtTheEndAreEndedThereAndSummedUpOnce() {
    talk("open", null, 0);
    talk("over", null, 1_000);
    at("over", null, 3_000, new CallEvent.CallEnded("hangup"));
    book.hear(
        new CueFeedback("never-heard", Script.START + 3_500, "cue", CueFeedback.Action.DISMISSED));
    book.finish();
    assertThat(summaries("open"))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.reason()).isEqualTo(CallBook.END_OF_INPUT);
              assertThat(s.mediaMs()).as("where time had got to").isEqualTo(3_500);
            });
    assertThat(summaries("over"))
        .singleElement()
        .satisfies(s -> assertThat(s.reason()).isEqualTo("hangup"));
    assertThat(effects.get("open")).filteredOn(TurnSettled.class::isInstance).hasSize(1);
    assertThat(effects).doesNotContainKey("never-heard");
    assertThat(book.size()).isZero();
  }

  @Test
  void aFinishedCallIsForgottenInTheEnd() {
    talk("over", null, 0);
    at("over", null, 3_000, new CallEvent.CallEnded("hangup"));
    book.pass(Script.START + 3_000 + CallEngine.REMEMBERED_MS - 1);
    assertThat(book.size()).isEqualTo(1);
    book.pass(Script.START + 3_000 + CallEngine.REMEMBERED_MS);
    assertThat(book.size()).isZero();
    assertThat(summaries("over")).hasSize(1);
  }

  @Test
  void twinOfACallTellsItsCuesAndNothingElse() {
    book.hear(
        CallEvent.of(null, Script.START, new ExperimentSet("e1", "small", 1, 0, 0, 1, Scope.ALL)));
    talk("c", null, 0);
    book.pass(Script.START + 7_000);
    assertThat(told).containsExactly("c silence/dead-air 7000", "c silence/dead-air 7000");
    assertThat(effects.get("c"))
        .filteredOn(CueChanged.class::isInstance)
        .extracting(e -> ((CueChanged) e).facts().terms().assignment().arm())
        .containsExactlyInAnyOrder(Arm.CONTROL, Arm.SHADOW);
    assertThat(effects.get("c")).filteredOn(TurnSettled.class::isInstance).hasSize(1);
    assertThat(book.size()).isEqualTo(2);
    book.finish();
    assertThat(summaries("c")).hasSize(1);
  }

  @Test
  void aLostSignalIsToldToEveryCall() {
    talk("quiet", null, 0);
    book.hear(new SignalChanged(Script.START + 2_500, true));
    book.pass(Script.START + 60_000);
    assertThat(told).isEmpty();
  }

  @Test
  void callsSideBySideComeOutAsEachWouldAlone() {
    long seed = new Random().nextLong();
    System.out.println("CallBookTest seed " + seed);
    List<List<CallInput>> calls =
        IntStream.range(0, 8)
            .mapToObj(i -> shifted(RandomCalls.call(seed + i), "call-" + i, i * 7_001L))
            .toList();
    calls.stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(CallInput::at))
        .forEach(book::hear);
    book.finish();
    for (int i = 0; i < calls.size(); i++) {
      List<CallInput> alone = new ArrayList<>(calls.get(i));
      alone.add(new TimePassed(alone.get(alone.size() - 1).at() + 60_000));
      assertThat(certain(effects.get("call-" + i)))
          .as("seed %d, call %d", seed, i)
          .isEqualTo(certain(Story.of(SmallPlaybook.engine(), alone).effects()));
    }
  }

  /** Everything but when it was noticed: others may have moved time on. */
  private static List<String> certain(List<Effect> effects) {
    List<String> lines = new ArrayList<>();
    for (Effect effect : effects) {
      if (effect instanceof CueChanged changed) {
        lines.add(changed.cue().toString());
      } else if (effect instanceof TurnSettled
          || effect instanceof EpisodeFinished
          || effect instanceof Dropped) {
        lines.add(effect.toString());
      } else if (effect instanceof CallSummarised summary) {
        lines.add(summary.reason() + summary.mediaMs() + summary.last().settled());
      }
    }
    return lines;
  }

  private static List<CallInput> shifted(List<CallInput> call, String callId, long laterMs) {
    List<CallInput> shifted = new ArrayList<>();
    for (CallInput input : call) {
      if (input instanceof CallEvent event) {
        shifted.add(CallEvent.of(callId, event.at() + laterMs, event.body()));
      }
    }
    return shifted;
  }

  private List<CallSummarised> summaries(String callId) {
    return effects.get(callId).stream()
        .filter(CallSummarised.class::isInstance)
        .map(CallSummarised.class::cast)
        .toList();
  }

  /**
   * Two seconds of speech that begin at a moment, with a partial so that nothing has to be allowed
   * for unseen speech.
   */
  private void talk(String callId, String producer, long fromMs) {
    if (startOf.putIfAbsent(callId, fromMs) == null) {
      at(callId, producer, fromMs, new CallStarted("a", null, null, null));
    }
    long mediaMs = fromMs - startOf.get(callId);
    String id = "s" + ++segments;
    at(callId, producer, fromMs + 600, partial(id, mediaMs));
    at(
        callId,
        producer,
        fromMs + 2_300,
        Script.segment(
            id, 1, true, Speaker.AGENT, mediaMs, mediaMs + 2_000, "we are looking at it"));
  }

  private static SegmentHeard partial(String id, long mediaMs) {
    return Script.segment(id, 0, false, Speaker.AGENT, mediaMs, mediaMs + 500, "we");
  }

  private void at(String callId, String producer, long ms, Body body) {
    book.hear(new CallEvent(callId, "", Script.START + ms, producer, body));
  }

  private void beat(String producer, long ms) {
    book.hear(
        new CallEvent(
            null, "", Script.START + ms, null, new Heartbeat(producer, Script.START + ms)));
  }
}
