package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.AgentLevel;
import io.attune.call.CallContext;
import io.attune.call.CallEvent;
import io.attune.call.CallEvent.CallStarted;
import io.attune.call.CallEvent.ParticipantChanged;
import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallInput;
import io.attune.call.Channel;
import io.attune.call.CueFeedback;
import io.attune.call.Direction;
import io.attune.call.Limits;
import io.attune.call.SignalChanged;
import io.attune.call.Speaker;
import io.attune.detect.RecentTurns;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.DropReason;
import io.attune.engine.Effect.RefinementWanted;
import io.attune.engine.Effect.TurnSettled;
import io.attune.engine.Effect.ViewChanged;
import io.attune.language.LexicalScorer;
import io.attune.language.TextContext;
import io.attune.language.TextReading;
import io.attune.language.TextScorer;
import io.attune.language.Utterance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a call takes in, what it leaves out, and when it shows itself. */
class CallLifeTest {
  private static final String WORDS = "we have three of them";

  @Test
  void whatIsHeardTwiceCountsOnce() {
    assertThat(Script.call().held(1_000).held(2_000).resumed(3_000).resumed(4_000).play().drops())
        .containsExactly(DropReason.DUPLICATE, DropReason.DUPLICATE);
    assertThat(Script.call().ended(1_000).ended(2_000).play().drops())
        .containsExactly(DropReason.DUPLICATE);
    CallStarted again = new CallStarted("agent-8", null, null, null);
    Story story = Script.call().heard(1_000, again).play();
    assertThat(story.drops()).containsExactly(DropReason.DUPLICATE);
    assertThat(story.state().facts().agentId()).isEqualTo("agent-7");
  }

  @Test
  void laterRevisionOfAFinalCountsAndNothingElseOfIt() {
    Script script = Script.call().finalOf(Speaker.AGENT, "s", 1, 0, 2_000, WORDS);
    assertThat(script.finalOf(Speaker.AGENT, "s", 1, 0, 2_000, WORDS).play().drops())
        .containsExactly(DropReason.DUPLICATE);
    assertThat(script.finalOf(Speaker.AGENT, "s", 0, 0, 2_000, WORDS).play().drops())
        .containsExactly(DropReason.DUPLICATE, DropReason.SUPERSEDED);
    assertThat(script.partial(Speaker.AGENT, "s", 2, 0, 2_000, WORDS).play().drops())
        .endsWith(DropReason.SUPERSEDED)
        .hasSize(3);
    assertThat(script.partial(Speaker.AGENT, "s", 1, 0, 2_000, WORDS).play().drops())
        .as("a partial of the final's own revision")
        .endsWith(DropReason.SUPERSEDED)
        .hasSize(4);
    assertThat(script.finalOf(Speaker.AGENT, "s", 2, 0, 2_000, "two").play().drops()).hasSize(4);
  }

  @Test
  void partialsComeInOrder() {
    Script script = Script.call().partial(Speaker.AGENT, "p", 1, 0, 1_000, "we have");
    assertThat(script.partial(Speaker.AGENT, "p", 1, 0, 1_200, "we have").play().drops())
        .containsExactly(DropReason.DUPLICATE);
    assertThat(script.partial(Speaker.AGENT, "p", 0, 0, 1_400, "we").play().drops())
        .containsExactly(DropReason.DUPLICATE, DropReason.SUPERSEDED);
  }

  /** Four of five events are partials, and most of them can lead to nothing. */
  @Test
  void partialWithoutAPhraseIsNotReadAnyFurther() {
    List<String> read = new ArrayList<>();
    CallEngine engine = new CallEngine(SmallPlaybook.engine().playbook(), noting(read));
    Outcome outcome = null;
    for (CallInput input :
        Script.call()
            .partial(Speaker.CUSTOMER, "p", 0, 0, 1_000, "honestly")
            .partial(Speaker.CUSTOMER, "p", 1, 0, 2_000, "honestly too expensive")
            .finalOf(Speaker.CUSTOMER, "p", 2, 0, 2_500, "honestly that is all")
            .inputs()) {
      outcome = engine.step(outcome == null ? null : outcome.state(), input);
      assertThat(outcome.dueAt()).isEqualTo(engine.nextDue(outcome.state()));
    }
    assertThat(read).containsExactly("honestly too expensive", "honestly that is all");
  }

  private static TextScorer noting(List<String> read) {
    TextScorer scorer = LexicalScorer.of(SmallPlaybook.engine().playbook().phrases(), "en");
    return new TextScorer() {
      @Override
      public TextReading score(Utterance utterance, TextContext context) {
        read.add(utterance.text());
        return scorer.score(utterance, context);
      }

      @Override
      public boolean hasPhrases(Utterance utterance) {
        return scorer.hasPhrases(utterance);
      }
    };
  }

  @Test
  void whatWasSpokenTwoMinutesBeforeTheLatestWordsIsTooLate() {
    long latest = 200_000;
    long oldest = latest - RecentTurns.WINDOW_MS;
    Script script = Script.call().agent(latest - 2_000, latest, WORDS).tick(latest + 5_000);
    script.heard(latest + 6_000, segment("old", oldest - 1_000, oldest, WORDS));
    assertThat(script.play().drops()).isEmpty();
    script.heard(latest + 7_000, segment("older", oldest - 1_001, oldest - 1, WORDS));
    assertThat(script.play().drops()).containsExactly(DropReason.TOO_LATE);
  }

  @Test
  void finalWithoutWordsIsNoTurn() {
    Story story = Script.call().agent(0, 1_000, " ").ended(2_000).tick(9_000).play();
    assertThat(story.drops()).containsExactly(DropReason.EMPTY);
    assertThat(story.turns()).isEmpty();
  }

  @Test
  void callThatIsClosedHearsNothingMore() {
    Script script = Script.call().agent(0, 1_000, WORDS).ended(2_000).tick(5_000);
    script.tell(new CueFeedback("c1", Script.START + 6_000, "cue", CueFeedback.Action.SHOWN));
    Story story = script.agent(6_000, 6_500, WORDS).play();
    assertThat(story.drops()).containsExactly(DropReason.CALL_ENDED, DropReason.CALL_ENDED);
    assertThat(story.state().phase().isOpen()).isFalse();
    assertThat(CallState.Phase.LIVE.isOpen()).isTrue();
    assertThat(CallState.Phase.ENDING.isOpen()).isTrue();
  }

  @Test
  void startThatWasNotHeardIsInferredFromTheFirstWords() {
    SegmentHeard first = segment("s", 1_000, 3_000, WORDS);
    Outcome begun = SmallPlaybook.engine().step(null, CallEvent.of("c1", Script.START, first));
    assertThat(begun.state().facts().startedAt()).isEqualTo(Script.START - 3_000);
    assertThat(begun.state().facts().announced()).isFalse();
  }

  @Test
  void abandonedCallEndsByItselfLaterOnHold() {
    Story left = Script.call().tick(CallEngine.ABANDONED_MS - 1).play();
    assertThat(left.state().phase()).isEqualTo(CallState.Phase.LIVE);
    Story over = Script.call().tick(CallEngine.ABANDONED_MS + 10_000).play();
    assertThat(over.summaries()).extracting(CallSummarised::reason).containsExactly("abandoned");
    assertThat(over.summaries().get(0).mediaMs()).isEqualTo(CallEngine.ABANDONED_MS);

    Script held = Script.call().held(1_000);
    assertThat(held.tick(CallEngine.ABANDONED_ON_HOLD_MS + 999).play().summaries()).isEmpty();
    assertThat(held.tick(CallEngine.ABANDONED_ON_HOLD_MS + 9_000).play().summaries()).hasSize(1);
  }

  @Test
  void longHoldHasFourLevelsAndNoMore() {
    Script script = Script.call().held(0);
    long[] levels = {45_000, 90_000, 180_000, 360_000};
    for (int level = 0; level < levels.length; level++) {
      assertThat(script.tick(levels[level] - 1).play().state().quiet().holdLevel())
          .isEqualTo(level);
      assertThat(script.tick(levels[level]).play().state().quiet().holdLevel())
          .isEqualTo(level + 1);
    }
    assertThat(script.tick(1_500_000).play().state().quiet().holdLevel()).isEqualTo(4);
  }

  @Test
  void whoServesTheCallMayChange() {
    Script script = Script.call().heard(1_000, new ParticipantChanged("v1", Speaker.AGENT, null));
    assertThat(script.play().state().facts().agentId()).isEqualTo("agent-7");
    Story story =
        script.heard(2_000, new ParticipantChanged("v1", Speaker.AGENT, "agent-8")).play();
    assertThat(story.state().facts().agentId()).isEqualTo("agent-8");
    assertThat(story.drops()).isEmpty();
    assertThat(story.all(ViewChanged.class)).last().matches(v -> v.at() == Script.START + 2_000);
  }

  @Test
  void briefIsShownWithTheStart() {
    CallContext known =
        new CallContext(
            Channel.VOICE,
            Direction.INBOUND,
            null,
            null,
            List.of("price"),
            List.of(),
            AgentLevel.REGULAR);
    Story story = Script.call(known).play();
    assertThat(story.stages()).containsExactly("context/brief RAISED");
    assertThat(story.state().live().now().context()).isEqualTo(known);
  }

  @Test
  void endOfTheCallTakesTheCueOffTheScreen() {
    Story story = Script.call().customer(0, 2_000, "too expensive").ended(3_000).play();
    assertThat(story.stages())
        .containsExactly("objection/price RAISED", "objection/price RESOLVED");
    assertThat(story.cues().get(1).decidedAt()).isEqualTo(Script.START + 3_000);
  }

  @Test
  void afterALostSignalSilenceCountsFromItsReturn() {
    Script script =
        Script.call()
            .partial(Speaker.AGENT, "p", 0, 500, 900, "hello")
            .finalOf(Speaker.AGENT, "p", 1, 500, 2_000, "hello there")
            .tell(new SignalChanged(Script.START + 4_000, true))
            .tell(new SignalChanged(Script.START + 20_000, false));
    assertThat(script.tick(24_999).play().raised()).isEmpty();
    assertThat(script.tick(25_000).play().raised()).containsExactly("silence/dead-air");
  }

  @Test
  void holdEndsASilenceCueAtOnce() {
    Story story =
        Script.call()
            .partial(Speaker.AGENT, "p", 0, 500, 900, "hello")
            .finalOf(Speaker.AGENT, "p", 1, 500, 2_000, "hello there")
            .tick(7_000)
            .held(8_000)
            .play();
    assertThat(story.stages())
        .containsExactly("silence/dead-air RAISED", "silence/dead-air RESOLVED");
    assertThat(story.cues().get(1).decidedAt()).isEqualTo(Script.START + 8_000);
    assertThat(story.all(ViewChanged.class)).last().matches(v -> v.holds().isHeld());
  }

  @Test
  void openPartialOfLateWordsIsWaitedFor() {
    Script script =
        Script.call()
            .finalOf(Speaker.AGENT, "a", 0, 500, 2_000, "hello there")
            .heard(6_900, Script.segment("p", 0, false, Speaker.CUSTOMER, 2_100, 2_500, "um"));
    assertThat(script.tick(9_399).play().raised()).isEmpty();
    assertThat(script.tick(9_400).play().raised()).containsExactly("silence/dead-air");
  }

  @Test
  void viewsOfNumbersAreASecondApartAndWhatMattersIsShownAtOnce() {
    Story story =
        Script.call()
            .agent(0, 200, WORDS)
            .agent(300, 500, WORDS)
            .held(900)
            .resumed(1_100)
            .agent(900, 1_000, WORDS)
            .tick(1_700)
            .tick(2_100)
            .play();
    assertThat(story.all(ViewChanged.class))
        .extracting(v -> v.at() - Script.START)
        .containsExactly(0L, 900L, 1_100L, 2_100L);
  }

  @Test
  void turnIsCertainAfterTheLatenessBound() {
    Script script = Script.call().agent(0, 1_000, WORDS);
    long certain = 1_000 + Script.DELAY_MS + CallEngine.LATENESS_MS;
    assertThat(script.tick(certain - 1).play().turns()).isEmpty();
    assertThat(script.tick(certain).play().turns()).hasSize(1);
  }

  @Test
  void turnThatWasPublishedMoreThanFiveSecondsAfterItWasSpokenIsLate() {
    assertThat(late(6_000)).isFalse();
    assertThat(late(6_001)).isTrue();
  }

  /** Of a turn that was spoken until the first second. */
  private static boolean late(long publishedMs) {
    Script script = Script.call().heard(publishedMs, segment("s", 0, 1_000, WORDS)).tick(10_000);
    return script.play().all(TurnSettled.class).get(0).late();
  }

  @Test
  void wordsThatComeLateArePartOfWhatTheNextOnesMean() {
    Story story =
        Script.call()
            .heard(3_300, Script.segment("c", 0, true, Speaker.CUSTOMER, 2_500, 3_000, "busy"))
            .heard(4_000, segment("a", 0, 2_000, "how does your week look"))
            .tick(9_000)
            .play();
    assertThat(story.turns())
        .extracting(t -> t.turn().context())
        .containsExactly("", "how does your week look");
  }

  @Test
  void floodOfTurnsDoesNotWaitToBecomeCertain() {
    Script script = Script.call();
    for (int i = 0; i < CallEngine.MOST_PENDING; i++) {
      script.heard(1_000, segment("s" + i, 10L * i, 10L * i + 5, WORDS));
    }
    assertThat(script.play().turns()).isEmpty();
    Story story = script.heard(1_000, segment("more", 900, 905, WORDS)).play();
    assertThat(story.turns()).extracting(t -> t.turn().segmentId()).containsExactly("s0");
    assertThat(story.state().pending()).hasSize(CallEngine.MOST_PENDING);
    assertThat(story.state().live().heard()).hasSize(CallEngine.MOST_PENDING);
  }

  @Test
  void longestTurnsWaitTwoAtATime() {
    String longest = "word ".repeat(Limits.TEXT_CHARS / 5);
    Script script =
        Script.call()
            .heard(1_000, segment("a", 0, 10, longest))
            .heard(1_000, segment("b", 20, 30, longest));
    assertThat(script.play().turns()).isEmpty();
    Story story = script.heard(1_000, segment("c", 40, 50, "one")).play();
    assertThat(story.turns()).extracting(t -> t.turn().segmentId()).containsExactly("a");
  }

  @Test
  void sixteenMayBeSpeakingAtOnceAndTheFirstToFallSilentIsForgotten() {
    Script script = Script.call();
    for (int i = 0; i < Hearing.OPEN; i++) {
      script.heard(2_000, Script.segment("p" + i, 0, false, Speaker.AGENT, 0, 900 - i, "we"));
    }
    script.heard(2_000, Script.segment("p3", 1, false, Speaker.AGENT, 0, 1_000, "we have"));
    assertThat(script.play().state().hearing().partials())
        .extracting(SegmentHeard::segmentId)
        .hasSize(Hearing.OPEN)
        .contains("p15");
    script.heard(2_000, Script.segment("new", 0, false, Speaker.AGENT, 0, 1_000, "we"));
    assertThat(script.play().state().hearing().partials())
        .extracting(SegmentHeard::segmentId)
        .hasSize(Hearing.OPEN)
        .contains("new", "p0", "p14")
        .doesNotContain("p15");
  }

  @Test
  void slowerModelIsAskedAboutTurnsOfThreeWordsAndOfAgentsOnlyAboutAnswers() {
    assertThat(asked(Script.call().customer(0, 1_000, "not really no"))).isEqualTo(1);
    assertThat(asked(Script.call().customer(0, 1_000, "not really"))).isZero();
    assertThat(asked(Script.call().agent(0, 1_000, "let me see that"))).isZero();
    assertThat(
            asked(Script.call().customer(0, 1_000, "busy").agent(1_500, 3_000, "let me see that")))
        .isEqualTo(1);
    assertThat(asked(Script.call().says(Speaker.OTHER, 0, 1_000, "please hold the line"))).isZero();
  }

  private static int asked(Script script) {
    return script.play().all(RefinementWanted.class).size();
  }

  private static SegmentHeard segment(String id, long startMs, long endMs, String text) {
    return Script.segment(id, 0, true, Speaker.AGENT, startMs, endMs, text);
  }
}
