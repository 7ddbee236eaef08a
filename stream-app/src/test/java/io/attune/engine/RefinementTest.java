package io.attune.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.CallEvent;
import io.attune.call.CallEvent.TurnRefined;
import io.attune.call.Speaker;
import io.attune.detect.Evidence;
import io.attune.detect.ScoredTurn;
import io.attune.engine.Effect.DropReason;
import io.attune.engine.Effect.RefinementWanted;
import io.attune.language.AgentMove;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A slower model's answer on a turn: taken into account when the turn settles, and not after. */
class RefinementTest {
  private static final String MODEL = "some-encoder/1";

  /** Record times of the last turn of {@link #plainTalk}, less the call's start. */
  private static final long HEARD_MS = 13_300;

  private static final long CERTAIN_MS = HEARD_MS + CallEngine.LATENESS_MS;

  /**
   * The words alone say nothing. Of the customer's three turns an answer has already told that the
   * second, s3, is bitter; the third is s5.
   */
  private static Script plainTalk() {
    return Script.call()
        .customer(1_000, 3_000, "we moved the shop to the other side of town")
        .agent(3_500, 4_500, "right so that is the new address")
        .customer(5_000, 8_000, "the old one still stands on every single letter")
        .heard(8_300, sentiment("s3", -0.9))
        .agent(8_500, 9_500, "and the letters go there as well")
        .customer(10_000, 13_000, "every month i sit here and explain it from the start");
  }

  private static TurnRefined sentiment(String segmentId, double sentiment) {
    return answer(segmentId, 0, sentiment, 0, Set.of());
  }

  private static TurnRefined answer(
      String segmentId, int revision, double sentiment, double pushback, Set<String> moves) {
    return new TurnRefined(segmentId, revision, MODEL, sentiment, 0.9, pushback, 0.2, moves);
  }

  private static ScoredTurn row(Story story, String segmentId) {
    return story.turns().stream()
        .filter(t -> t.turn().segmentId().equals(segmentId))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  @Test
  void anAnswerInTimeIsInTheRowWithTheModelsName() {
    Story story =
        plainTalk().heard(HEARD_MS, answer("s5", 0, -0.8123456, 0.7, Set.of())).tick(20_000).play();

    ScoredTurn row = row(story, "s5");
    assertThat(row.turn().reading().sentiment()).isEqualTo(-0.8123);
    assertThat(row.turn().reading().sentimentConfidence()).isEqualTo(0.9);
    assertThat(row.turn().reading().pushback()).isEqualTo(0.7);
    assertThat(row.turn().reading().abuse()).isEqualTo(0.2);
    assertThat(row.turn().refinement().model()).isEqualTo(MODEL);
    assertThat(row(story, "s1").turn().refinement()).isNull();
    assertThat(story.drops()).isEmpty();
  }

  @Test
  void whatTheWordsDidNotShowIsCuedOnceTheTurnIsCertain() {
    assertThat(plainTalk().tick(20_000).play().raised()).isEmpty();

    Script script = plainTalk().heard(HEARD_MS, sentiment("s5", -0.9));
    Story before = script.tick(CERTAIN_MS - 1).play();
    assertThat(before.raised()).isEmpty();
    assertThat(before.state().live().now().tension().level())
        .isEqualTo(plainTalk().tick(CERTAIN_MS - 1).play().state().live().now().tension().level());

    Story after = script.tick(CERTAIN_MS).play();
    assertThat(after.raised()).containsExactly("tension/rising");
    assertThat(after.cues().get(0).raisedAt()).isEqualTo(Script.START + CERTAIN_MS);
    assertThat(after.cues().get(0).evidence()).extracting(Evidence::segmentId).contains("s5");
  }

  @Test
  void anAnswerAfterTheTurnIsCertainIsCountedAndChangesNothing() {
    Story without = plainTalk().tick(CERTAIN_MS).tick(20_000).play();
    Story late =
        plainTalk().tick(CERTAIN_MS).heard(HEARD_MS, sentiment("s5", -0.9)).tick(20_000).play();

    assertThat(late.drops()).containsExactly(DropReason.REFINED_LATE);
    assertThat(late.turns()).isEqualTo(without.turns());
    assertThat(late.state()).isEqualTo(without.state());
  }

  @Test
  void theSameAnswerAgainChangesNothing() {
    TurnRefined answer = sentiment("s5", -0.9);
    Story once = plainTalk().heard(HEARD_MS, answer).tick(20_000).play();
    Story twice = plainTalk().heard(HEARD_MS, answer).heard(HEARD_MS, answer).tick(20_000).play();

    assertThat(twice.drops()).containsExactly(DropReason.DUPLICATE);
    assertThat(twice.turns()).isEqualTo(once.turns());
    assertThat(twice.cues()).isEqualTo(once.cues());
  }

  @Test
  void ofTwoAnswersTheLastCounts() {
    Story story =
        plainTalk()
            .heard(HEARD_MS, sentiment("s5", -0.9))
            .heard(HEARD_MS, sentiment("s5", 0.3))
            .tick(20_000)
            .play();
    assertThat(row(story, "s5").turn().reading().sentiment()).isEqualTo(0.3);
    assertThat(story.raised()).isEmpty();
  }

  @Test
  void anAnswerOnAnotherRevisionThanWasHeardLastIsDropped() {
    Script script =
        plainTalk()
            .heard(HEARD_MS, answer("s5", 0, -0.9, 0, Set.of()))
            .finalOf(
                Speaker.CUSTOMER, "s5", 1, 10_000, 13_100, "every month i sit here and explain it")
            .heard(13_400, answer("s5", 0, -0.9, 0, Set.of()))
            .tick(20_000);

    Story story = script.play();
    assertThat(row(story, "s5").turn().refinement()).isNull();
    assertThat(story.drops()).containsExactly(DropReason.SUPERSEDED);
  }

  @Test
  void anAnswerOnATurnThatNobodyHeardIsDropped() {
    Story story = plainTalk().heard(HEARD_MS, sentiment("s9", -0.9)).play();
    assertThat(story.drops()).containsExactly(DropReason.REFINED_LATE);
  }

  @Test
  void anAnswerOnACallThatNobodyHeardIsDropped() {
    CallEvent event = CallEvent.of("c9", Script.START, sentiment("s1", -0.9));
    Story story = Story.of(SmallPlaybook.engine(), List.of(event));
    assertThat(story.state()).isNull();
    assertThat(story.drops()).containsExactly(DropReason.UNKNOWN_CALL);
  }

  @Test
  void withinItsTimeItsMomentAndItsPlaceAmongOtherEventsDoNotMatter() {
    Story atOnce =
        plainTalk().heard(HEARD_MS, sentiment("s5", -0.9)).held(14_000).tick(20_000).play();
    Story later =
        plainTalk().held(14_000).heard(HEARD_MS, sentiment("s5", -0.9)).tick(20_000).play();
    Story atTheLast =
        plainTalk().held(14_000).heard(CERTAIN_MS - 1, sentiment("s5", -0.9)).tick(20_000).play();

    assertThat(later.turns()).isEqualTo(atOnce.turns()).isEqualTo(atTheLast.turns());
    assertThat(later.state()).isEqualTo(atOnce.state()).isEqualTo(atTheLast.state());
  }

  @Test
  void anAgentsMovesAreRefinedAndACustomersAreNone() {
    Set<String> moves = Set.of("acknowledge", "a-move-of-the-future");
    Story story =
        Script.call()
            .customer(1_000, 3_000, "we moved the shop to the other side of town")
            .agent(3_500, 4_500, "right so that is the new address")
            .heard(4_800, answer("s1", 0, 0, 0.9, moves))
            .heard(4_800, answer("s2", 0, 0, 0.9, moves))
            .tick(10_000)
            .play();
    assertThat(row(story, "s2").turn().reading().moves()).containsExactly(AgentMove.ACKNOWLEDGE);
    assertThat(row(story, "s2").turn().reading().pushback()).isZero();
    assertThat(row(story, "s1").turn().reading().moves()).isEmpty();
    assertThat(row(story, "s1").turn().reading().pushback()).isEqualTo(0.9);
  }

  @Test
  void anAnswerKeepsNoCallAlive() {
    Script script = plainTalk();
    long lastHeard = HEARD_MS;
    Story story =
        script
            .heard(lastHeard + CallEngine.ABANDONED_MS - 1, sentiment("s5", -0.9))
            .tick(lastHeard + CallEngine.ABANDONED_MS)
            .play();
    assertThat(story.state().phase()).isEqualTo(CallState.Phase.ENDING);
  }

  @Test
  void anAnswerBetweenTheEndOfACallAndItsSummaryIsInTime() {
    Story story =
        plainTalk().ended(13_400).heard(13_600, sentiment("s5", -0.9)).tick(20_000).play();
    assertThat(row(story, "s5").turn().reading().sentiment()).isEqualTo(-0.9);
  }

  @Test
  void whatIsWorthAnAnswerIsAskedFor() {
    Story story =
        Script.call()
            .agent(0, 1_000, "good morning how can i help")
            .customer(2_000, 3_000, "okay")
            .customer(3_200, 5_000, "my order has not come")
            .agent(5_500, 6_500, "let me look for it")
            .agent(6_600, 6_900, "right")
            .says(Speaker.OTHER, 7_000, 9_000, "this call may be recorded")
            .play();

    assertThat(story.all(RefinementWanted.class).stream().map(w -> w.turn().segmentId()))
        .containsExactly("s3", "s4");
    RefinementWanted wanted = story.all(RefinementWanted.class).get(1);
    assertThat(wanted.turn().context()).isEqualTo("my order has not come");
    assertThat(wanted.locale()).isEqualTo("en");
  }

  @Test
  void eachRevisionIsAskedForUntilTheTurnIsCertain() {
    Story story =
        plainTalk()
            .finalOf(
                Speaker.CUSTOMER, "s5", 1, 10_000, 13_100, "every month i sit here and explain")
            .tick(20_000)
            .heard(
                20_100,
                Script.segment(
                    "s5", 2, true, Speaker.CUSTOMER, 10_000, 13_100, "every month i sit"))
            .play();
    assertThat(
            story.all(RefinementWanted.class).stream()
                .filter(w -> w.turn().segmentId().equals("s5"))
                .map(w -> w.turn().heard().revision()))
        .containsExactly(0, 1);
  }
}
