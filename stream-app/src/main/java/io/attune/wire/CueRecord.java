package io.attune.wire;

import io.attune.call.Speaker;
import io.attune.coach.Cue;
import io.attune.coach.CueText;
import io.attune.detect.Category;
import io.attune.detect.Ladder.Step;
import io.attune.engine.CallFacts;
import io.attune.engine.Effect.CueChanged;
import io.attune.schemas.CoachingCue;
import io.attune.schemas.Evidence;
import io.attune.schemas.LadderStep;
import io.attune.schemas.VisibleCue;
import java.time.Instant;

/** Cues as the contracts tell of them. */
final class CueRecord {
  private CueRecord() {}

  /**
   * @param latency when it was received and decided by the wall clock, null where no clock ran
   */
  static CoachingCue of(CueChanged changed, Latency latency) {
    Cue cue = changed.cue();
    CallFacts facts = changed.facts();
    Category category = cue.rule().category();
    return CoachingCue.newBuilder()
        .setCueId(cue.cueId())
        .setCallId(facts.callId())
        .setTenant(facts.tenant())
        .setAgentId(facts.agentId())
        .setKind(Vocabulary.kind(category.kind()))
        .setCategory(Vocabulary.category(category))
        .setSeverity(Vocabulary.severity(cue.rule().severity()))
        .setUrgency(Vocabulary.urgency(cue.rule().severity()))
        .setState(Vocabulary.state(cue.state()))
        .setOutcome(Vocabulary.outcome(cue.outcome()))
        .setHeadline(cue.rule().headline())
        .setPrompts(CueText.prompts(cue))
        .setWhy(cue.rule().why())
        .setRisk(cue.rule().risk())
        .setEvidence(cue.evidence().stream().map(CueRecord::evidence).toList())
        .setConfidence(cue.confidence())
        .setLadderStep(missingStep(cue))
        .setRuleId(cue.rule().id())
        .setPlaybookId(facts.playbook().id())
        .setPlaybookVersion(Integer.toString(facts.playbook().version()))
        .setVariant(facts.terms().assignment().variant())
        .setSpeakerId(Absent.ifEmpty(cue.speakerId()))
        .setEpisodeId(EpisodeIds.of(cue))
        .setSupersedes(cue.supersedes())
        .setRaisedAt(Instant.ofEpochMilli(cue.raisedAt()))
        .setExpiresAt(Instant.ofEpochMilli(cue.expiresAt()))
        .setLate(false)
        .setSpokenEndMs(cue.evidenceMs())
        .setSpokenEndAt(Instant.ofEpochMilli(facts.startedAt() + cue.evidenceMs()))
        .setReceivedAt(latency == null ? null : Instant.ofEpochMilli(latency.receivedAt()))
        .setDecidedAt(latency == null ? null : Instant.ofEpochMilli(latency.decidedAt()))
        .build();
  }

  /** As much of it as a supervisor's list shows. */
  static VisibleCue visible(Cue cue) {
    Category category = cue.rule().category();
    return VisibleCue.newBuilder()
        .setCueId(cue.cueId())
        .setKind(Vocabulary.kind(category.kind()))
        .setCategory(Vocabulary.category(category))
        .setSeverity(Vocabulary.severity(cue.rule().severity()))
        .setState(Vocabulary.state(cue.state()))
        .setHeadline(cue.rule().headline())
        .setRaisedAt(Instant.ofEpochMilli(cue.raisedAt()))
        .setExpiresAt(Instant.ofEpochMilli(cue.expiresAt()))
        .build();
  }

  /** Only concerns have a ladder, and what is missing on it. */
  private static LadderStep missingStep(Cue cue) {
    Category category = cue.rule().category();
    return category.kind().isConcern() || Step.askedBy(category).isPresent()
        ? Vocabulary.step(cue.step())
        : null;
  }

  private static Evidence evidence(io.attune.detect.Evidence evidence) {
    boolean words = evidence.toWord() > evidence.fromWord();
    boolean nobody = evidence.segmentId().isEmpty() && evidence.speaker() == Speaker.OTHER;
    return Evidence.newBuilder()
        .setSegmentId(Absent.ifEmpty(evidence.segmentId()))
        .setSpeaker(nobody ? null : Segments.speaker(evidence.speaker()))
        .setStartMs(evidence.startMs())
        .setEndMs(evidence.endMs())
        .setWordFrom(words ? (Integer) evidence.fromWord() : null)
        .setWordTo(words ? (Integer) evidence.toWord() : null)
        .setQuote(Absent.ifEmpty(evidence.quote()))
        .setSignal(evidence.signal())
        .setObserved(Absent.ifNaN(evidence.observed()))
        .setThreshold(Absent.ifNaN(evidence.threshold()))
        .setContributions(WordWeights.of(evidence.contributions()))
        .build();
  }
}
