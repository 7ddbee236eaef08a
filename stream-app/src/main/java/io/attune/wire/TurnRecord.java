package io.attune.wire;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.Speaker;
import io.attune.detect.ScoredTurn;
import io.attune.engine.CallFacts;
import io.attune.engine.Effect.TurnSettled;
import io.attune.language.TextReading;
import io.attune.schemas.SentimentLabel;
import io.attune.schemas.TurnScored;
import java.time.Instant;
import java.util.OptionalLong;

/** Turns as the contracts tell of them. */
final class TurnRecord {
  /** A sentiment at least this far from 0, on the scale -1 to +1, is clearly one or the other. */
  static final double CLEAR = 0.2;

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
            .setPlaybookVersion(Integer.toString(facts.playbook().version()));
    if (heard.speaker() == Speaker.CUSTOMER) {
      readTheCustomer(row, reading);
      scored.sentimentShift().ifPresent(row::setSentimentShift);
    }
    return row.build();
  }

  /** Only the customer's mind is read: what an agent feels is never inferred. */
  private static void readTheCustomer(TurnScored.Builder row, TextReading reading) {
    row.setSentiment(reading.sentiment())
        .setSentimentLabel(label(reading.sentiment()))
        .setSentimentConfidence(reading.sentimentConfidence())
        .setStance(Vocabulary.stance(reading.stance()))
        .setPushback(reading.pushback())
        .setCommitment(reading.commitment());
  }

  private static SentimentLabel label(double sentiment) {
    if (sentiment <= -CLEAR) {
      return SentimentLabel.NEGATIVE;
    }
    return sentiment >= CLEAR ? SentimentLabel.POSITIVE : SentimentLabel.NEUTRAL;
  }

  private static Double positive(double value) {
    return value > 0 ? (Double) value : null;
  }

  private static Long gap(OptionalLong gapMs) {
    return gapMs.isPresent() ? (Long) Math.max(0, gapMs.getAsLong()) : null;
  }
}
