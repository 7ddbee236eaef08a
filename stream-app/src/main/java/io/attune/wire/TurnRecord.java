package io.attune.wire;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import io.attune.detect.ScoredTurn;
import io.attune.detect.Turn;
import io.attune.engine.CallFacts;
import io.attune.engine.Effect.TurnSettled;
import io.attune.language.Contribution;
import io.attune.language.Polarity;
import io.attune.language.TextReading;
import io.attune.schemas.SentimentLabel;
import io.attune.schemas.TurnScored;
import java.time.Instant;
import java.util.OptionalLong;

/** Turns as the contracts tell of them. */
final class TurnRecord {
  private TurnRecord() {}

  static TurnScored of(TurnSettled settled) {
    CallFacts facts = settled.facts();
    ScoredTurn scored = settled.scored();
    SegmentHeard heard = scored.turn().heard();
    TextReading reading = scored.turn().reading();
    TurnScored.Builder row =
        TurnScored.newBuilder()
            .setCallId(facts.callId())
            .setTurnId(heard.segmentId())
            .setRevision(heard.revision())
            .setTenant(facts.tenant())
            .setAt(Instant.ofEpochMilli(facts.startedAt() + heard.endMs()))
            .setSpeaker(Segments.speaker(heard.speaker()))
            .setSpeakerId(Absent.ifEmpty(heard.speakerId()))
            .setAgentId(facts.agentId())
            .setStartMs(heard.startMs())
            .setEndMs(heard.endMs())
            .setText(heard.text())
            .setTension(scored.tension())
            .setObjection(
                scored.objection() == null ? null : Vocabulary.category(scored.objection()))
            // Sets have no order of their own; the enum's is the same everywhere.
            .setMoves(reading.moves().stream().sorted().map(Vocabulary::move).toList())
            .setWordsPerMinute(positive(scored.turn().wordsPerMinute()))
            .setOverlapMs(scored.overlapMs())
            .setGapBeforeMs(gap(scored.gapBeforeMs()))
            .setConfidence(Segments.confidence(heard.confidence()))
            .setLate(settled.late())
            .setPlaybookId(facts.playbook().id())
            .setPlaybookVersion(Integer.toString(facts.playbook().version()))
            .setModel(model(scored.turn()));
    if (heard.speaker() == Speaker.CUSTOMER) {
      readTheCustomer(row, reading);
      scored.sentimentShift().ifPresent(row::setSentimentShift);
    }
    return row.build();
  }

  /** Only the customer's mind is read: what an agent feels is never inferred. */
  private static void readTheCustomer(TurnScored.Builder row, TextReading reading) {
    row.setSentiment(reading.sentiment())
        .setSentimentLabel(SentimentLabel.valueOf(Polarity.of(reading.sentiment()).name()))
        .setSentimentConfidence(reading.sentimentConfidence())
        .setSentimentWords(reading.contributions().stream().map(Contribution::fromWord).toList())
        .setSentimentWordWeights(reading.contributions().stream().map(Contribution::value).toList())
        .setStance(Vocabulary.stance(reading.stance()))
        .setPushback(reading.pushback())
        .setCommitment(reading.commitment());
  }

  private static String model(Turn turn) {
    return turn.refinement() == null ? null : turn.refinement().model();
  }

  private static Double positive(double value) {
    return value > 0 ? (Double) value : null;
  }

  private static Long gap(OptionalLong gapMs) {
    return gapMs.isPresent() ? (Long) Math.max(0, gapMs.getAsLong()) : null;
  }
}
