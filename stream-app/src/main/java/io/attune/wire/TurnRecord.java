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
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Turns as the contracts tell of them. */
final class TurnRecord {
  private TurnRecord() {}

  static TurnScored of(TurnSettled settled) {
    CallFacts facts = settled.facts();
    ScoredTurn scored = settled.scored();
    SegmentHeard heard = scored.turn().heard();
    TextReading reading = scored.turn().reading();
    TurnScored row = new TurnScored();
    row.setCallId(facts.callId());
    row.setTurnId(heard.segmentId());
    row.setRevision(heard.revision());
    row.setTenant(facts.tenant());
    row.setAt(Instant.ofEpochMilli(facts.startedAt() + heard.endMs()));
    row.setSpeaker(Segments.speaker(heard.speaker()));
    row.setSpeakerId(Absent.ifEmpty(heard.speakerId()));
    row.setAgentId(facts.agentId());
    row.setStartMs(heard.startMs());
    row.setEndMs(heard.endMs());
    row.setText(heard.text());
    row.setTension(scored.tension());
    row.setObjection(scored.objection() == null ? null : Vocabulary.category(scored.objection()));
    // Sets have no order of their own; the enum's is the same everywhere.
    row.setMoves(
        reading.moves().isEmpty()
            ? List.of()
            : reading.moves().stream().sorted().map(Vocabulary::move).toList());
    row.setWordsPerMinute(positive(scored.turn().wordsPerMinute()));
    row.setOverlapMs(scored.overlapMs());
    row.setGapBeforeMs(gap(scored.gapBeforeMs()));
    row.setConfidence(Segments.confidence(heard.confidence()));
    row.setLate(settled.late());
    row.setPlaybookId(facts.playbook().id());
    row.setPlaybookVersion(Integer.toString(facts.playbook().version()));
    row.setModel(model(scored.turn()));
    row.setSentimentWords(List.of());
    row.setSentimentWordWeights(List.of());
    if (heard.speaker() == Speaker.CUSTOMER) {
      readTheCustomer(row, reading);
      scored.sentimentShift().ifPresent(row::setSentimentShift);
    }
    return row;
  }

  /** Only the customer's mind is read: what an agent feels is never inferred. */
  private static void readTheCustomer(TurnScored row, TextReading reading) {
    List<Integer> words = new ArrayList<>(reading.contributions().size());
    List<Double> weights = new ArrayList<>(reading.contributions().size());
    for (Contribution contribution : reading.contributions()) {
      words.add(contribution.fromWord());
      weights.add(contribution.value());
    }
    row.setSentiment(reading.sentiment());
    row.setSentimentLabel(SentimentLabel.valueOf(Polarity.of(reading.sentiment()).name()));
    row.setSentimentConfidence(reading.sentimentConfidence());
    row.setSentimentWords(words);
    row.setSentimentWordWeights(weights);
    row.setStance(Vocabulary.stance(reading.stance()));
    row.setPushback(reading.pushback());
    row.setCommitment(reading.commitment());
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
