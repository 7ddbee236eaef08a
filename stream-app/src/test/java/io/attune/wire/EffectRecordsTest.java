package io.attune.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.attune.call.Speaker;
import io.attune.engine.Effect;
import io.attune.engine.Effect.CallSummarised;
import io.attune.engine.Effect.CueChanged;
import io.attune.engine.Effect.EpisodeFinished;
import io.attune.engine.Effect.TurnSettled;
import io.attune.engine.Effect.ViewChanged;
import io.attune.engine.RandomCalls;
import io.attune.engine.Script;
import io.attune.engine.SmallPlaybook;
import io.attune.engine.Story;
import io.attune.schemas.CallPhase;
import io.attune.schemas.CallSummary;
import io.attune.schemas.CallView;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.CueCategory;
import io.attune.schemas.CueOutcome;
import io.attune.schemas.CueState;
import io.attune.schemas.Episode;
import io.attune.schemas.Severity;
import io.attune.schemas.Signal;
import io.attune.schemas.TurnScored;
import io.attune.schemas.Urgency;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectRecordsTest {
  private final EffectRecords records = new EffectRecords();
  private final TopicJson json = new TopicJson();

  /** What is on a topic is what {@code replay} prints, whatever happens on a call. */
  @Test
  void bytesOfEveryEffectReadAsTheJsonOfThatEffect() throws Undecodable {
    long first = System.nanoTime();
    Map<Class<?>, Integer> seen = new HashMap<>();
    for (long seed = first; seed < first + 60; seed++) {
      for (Effect effect : Story.of(SmallPlaybook.engine(), RandomCalls.call(seed)).effects()) {
        byte[] line = EffectJson.of(effect).orElse(null);
        byte[] read = throughTheTopic(effect);
        if (read != null) {
          assertThat(new String(line, UTF_8))
              .as("seed %d", seed)
              .isEqualTo(new String(read, UTF_8));
        }
        seen.merge(effect.getClass(), 1, Integer::sum);
      }
    }
    assertThat(seen)
        .as("seeds from %d", first)
        .containsKeys(
            CueChanged.class,
            TurnSettled.class,
            EpisodeFinished.class,
            ViewChanged.class,
            CallSummarised.class);
  }

  private byte[] throughTheTopic(Effect effect) throws Undecodable {
    if (effect instanceof CueChanged cue) {
      return json.cue(records.cue(cue, null));
    } else if (effect instanceof TurnSettled turn) {
      return json.turn(records.turn(turn));
    } else if (effect instanceof ViewChanged view) {
      return json.view(records.view(view));
    } else if (effect instanceof CallSummarised summary) {
      return json.summary(records.summary(summary));
    }
    return null;
  }

  @Test
  void cueTellsItsLatencyByTheWallClockOnlyWhereOneRan() {
    CueChanged raised = price().all(CueChanged.class).get(0);

    CoachingCue live = CueRecord.of(raised, new Latency(7_000, 7_005));
    assertThat(live.getReceivedAt()).isEqualTo(Instant.ofEpochMilli(7_000));
    assertThat(live.getDecidedAt()).isEqualTo(Instant.ofEpochMilli(7_005));

    CoachingCue replayed = CueRecord.of(raised, null);
    assertThat(replayed.getReceivedAt()).isNull();
    assertThat(replayed.getDecidedAt()).isNull();
    assertThat(replayed.getSpokenEndMs()).isEqualTo(4_000);
    assertThat(replayed.getSpokenEndAt()).isEqualTo(Instant.ofEpochMilli(Script.START + 4_000));
  }

  @Test
  void cueHasNoOutcomeUntilItEndsAndKeepsItsEpisode() {
    List<CoachingCue> stages = cues(price());
    assertThat(stages)
        .extracting(CoachingCue::getState)
        .containsExactly(CueState.RAISED, CueState.RESOLVED);
    assertThat(stages).extracting(CoachingCue::getOutcome).containsExactly(null, CueOutcome.ACTED);
    assertThat(stages).extracting(CoachingCue::getEpisodeId).containsOnly("objection/price/2500");
    assertThat(stages).extracting(CoachingCue::getVariant).containsOnlyNulls();
    assertThat(stages.get(0).getPrompts().get(0)).isEqualTo("Say that you heard “too expensive”.");
    assertThat(stages.get(0).getEvidence().get(0).getQuote()).isEqualTo("too expensive");
    assertThat(stages.get(0).getEvidence().get(0).getObserved()).isNull();
  }

  @Test
  void urgentCueNamesTheOneWhosePlaceItTakes() {
    List<CoachingCue> cues =
        cues(
            Script.call()
                .customer(0, 2_000, "it is too expensive")
                .customer(3_000, 5_000, "i want to speak to your manager")
                .play());
    CoachingCue superseded = cues.get(1);
    CoachingCue urgent = cues.get(2);
    assertThat(superseded.getState()).isEqualTo(CueState.RETRACTED);
    assertThat(superseded.getOutcome()).isEqualTo(CueOutcome.SUPERSEDED);
    assertThat(superseded.getSupersedes()).isNull();
    assertThat(urgent.getSupersedes()).isEqualTo(superseded.getCueId());
    assertThat(urgent.getUrgency()).isEqualTo(Urgency.URGENT);
    assertThat(urgent.getSeverity()).isEqualTo(Severity.HIGH);
    assertThat(urgent.getEpisodeId()).startsWith("tension/rising/");
  }

  @Test
  void silenceIsNobodysWordsAndHasNoLadder() {
    CoachingCue silence = cues(silent()).get(0);
    assertThat(silence.getCategory()).isEqualTo(CueCategory.DEAD_AIR);
    assertThat(silence.getLadderStep()).isNull();
    assertThat(silence.getEvidence().get(0).getSegmentId()).isNull();
    assertThat(silence.getEvidence().get(0).getSpeaker()).isNull();
    assertThat(silence.getEvidence().get(0).getObserved()).isEqualTo(5_000);
  }

  @Test
  void nothingIsSaidOfWhatAnAgentFeels() {
    for (TurnSettled settled : price().all(TurnSettled.class)) {
      TurnScored row = TurnRecord.of(settled);
      boolean customer = settled.scored().turn().isBy(Speaker.CUSTOMER);
      assertThat(row.getSentiment() != null).isEqualTo(customer);
      assertThat(row.getSentimentLabel() != null).isEqualTo(customer);
      assertThat(row.getSentimentConfidence() != null).isEqualTo(customer);
      assertThat(row.getPushback() != null).isEqualTo(customer);
      assertThat(row.getCommitment() != null).isEqualTo(customer);
      assertThat(row.getSentimentWords().isEmpty()).isEqualTo(!customer);
      assertThat(row.getSentimentWordWeights()).hasSameSizeAs(row.getSentimentWords());
    }
  }

  @Test
  void moodThatFellIsExplainedToTheWordAndTheWordsAreNotSaidBack() {
    Story played =
        Script.call()
            .customer(0, 2_000, "i would like to change my address")
            .agent(3_000, 5_000, "right")
            .customer(6_000, 9_000, "this is terrible and useless and i am furious")
            .agent(10_000, 11_000, "right")
            .customer(12_000, 15_000, "an awful horrible experience it is a disgrace")
            .ended(20_000)
            .play();
    CoachingCue cue =
        cues(played).stream()
            .filter(c -> c.getCategory() == CueCategory.RISING)
            .findFirst()
            .orElseThrow();
    var evidence =
        cue.getEvidence().stream()
            .filter(e -> e.getSignal().equals("sentiment-drop"))
            .findFirst()
            .orElseThrow();
    assertThat(evidence.getContributions())
        .hasSizeBetween(1, 4)
        .allSatisfy(word -> assertThat(word.getWeight()).isNegative())
        .anySatisfy(
            word -> {
              assertThat(word.getWordFrom()).isEqualTo(evidence.getWordFrom());
              assertThat(word.getWordTo()).isEqualTo(evidence.getWordTo());
            });
    assertThat(evidence.getQuote()).isNotBlank();
    assertThat(cue.getPrompts()).noneMatch(line -> line.contains(evidence.getQuote()));
  }

  @Test
  void onlyTheFirstTurnHasNothingBeforeIt() {
    List<TurnScored> rows =
        Script.call()
            .agent(0, 2_000, "that is the whole package")
            .customer(1_500, 4_000, "hmm that is too expensive for us")
            .agent(5_000, 7_000, "i hear that")
            .ended(9_000)
            .tick(15_000)
            .play()
            .all(TurnSettled.class)
            .stream()
            .map(TurnRecord::of)
            .toList();
    assertThat(rows).extracting(TurnScored::getGapBeforeMs).containsExactly(null, 0L, 1_000L);
    assertThat(rows).extracting(TurnScored::getOverlapMs).containsExactly(0L, 500L, 0L);
  }

  @Test
  void viewShowsTheSilenceThatGoesOnAndWhatTheAgentSees() {
    List<ViewChanged> views = silent().all(ViewChanged.class);
    CallView view =
        views.stream()
            .map(ViewRecord::of)
            .filter(v -> !v.getOpenEpisodes().isEmpty())
            .findFirst()
            .orElseThrow();
    Episode silence = view.getOpenEpisodes().get(0);
    assertThat(silence.getEpisodeId()).isEqualTo("silence/dead-air/4000");
    assertThat(silence.getEndMs()).isNull();
    assertThat(silence.getDrivers().get(0).getValue()).isEqualTo(5_000);
    assertThat(view.getVisibleCue().getCategory()).isEqualTo(CueCategory.DEAD_AIR);
    assertThat(view.getSignal()).isEqualTo(Signal.OK);
    assertThat(view.getCuesShown()).isEqualTo(1);
  }

  @Test
  void oneSilenceThatIsAlsoAnUnansweredQuestionCountsOnce() {
    CallSummary summary =
        summary(
            Script.call()
                .agent(0, 2_000, "how does your week look")
                .customer(12_000, 13_000, "quite full")
                .ended(14_000)
                .tick(20_000)
                .play());
    assertThat(summary.getEpisodes()).hasSize(2);
    assertThat(summary.getSilences()).isEqualTo(1);
    assertThat(summary.getSilenceMs()).isEqualTo(10_000);
    assertThat(summary.getLongestSilenceMs()).isEqualTo(10_000);
  }

  @Test
  void summaryCountsCuesByWhatBecameOfThem() {
    CallSummary summary = summary(price());
    assertThat(summary.getCuesShown()).isEqualTo(1);
    assertThat(summary.getCuesActed()).isEqualTo(1);
    assertThat(summary.getCuesByKind()).hasSize(1);
    assertThat(summary.getCuesByKind().get(0).getCount()).isEqualTo(1);
    assertThat(summary.getPhase()).isEqualTo(CallPhase.ENDED);
    assertThat(summary.getEndReason()).isEqualTo("hangup");
  }

  /** "abandoned" is also a word that telephone systems use, so the reason cannot tell. */
  @Test
  void callThatWasNeverEndedIsAbandonedAtItsLastEvent() {
    CallSummary summary =
        summary(
            Script.call()
                .agent(0, 2_000, "hello you are through to sales")
                .tick(30 * 60_000L)
                .play());
    assertThat(summary.getPhase()).isEqualTo(CallPhase.ABANDONED);
    assertThat(summary.getEndReason()).isNull();
    assertThat(summary.getDurationMs()).isEqualTo(2_300);
    assertThat(summary.getEndedAt()).isEqualTo(Instant.ofEpochMilli(Script.START + 2_300));
  }

  private static Story price() {
    return Script.call()
        .agent(0, 2_000, "that is the whole package")
        .customer(2_500, 4_000, "hmm that is too expensive for us")
        .agent(5_000, 7_000, "i hear that")
        .ended(9_000)
        .tick(15_000)
        .play();
  }

  private static Story silent() {
    return Script.call()
        .partial(Speaker.AGENT, "p1", 0, 500, 900, "hello")
        .finalOf(Speaker.AGENT, "p1", 1, 500, 2_000, "hello you are through to sales")
        .customer(2_500, 4_000, "hi i have your letter here")
        .tick(9_500)
        .play();
  }

  private static List<CoachingCue> cues(Story story) {
    return story.all(CueChanged.class).stream().map(cue -> CueRecord.of(cue, null)).toList();
  }

  private static CallSummary summary(Story story) {
    return SummaryRecord.of(story.summaries().get(0));
  }
}
