package io.attune.wire;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.Word;
import io.attune.detect.Turn;
import io.attune.schemas.StoredTurn;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns, between the domain and the stored rows. A row keeps what was heard, and what a slower
 * model answered; what the words say is read again. Of the single words only the confidences stay,
 * since nothing else of them is used once the segment is here.
 */
final class StoredTurns {
  private static final double E4 = 10_000;

  private StoredTurns() {}

  static StoredTurn toRow(Turn turn) {
    StoredTurn row = toRow(turn.heard(), turn.heardAt());
    row.setRefinement(Refinements.toRow(turn.refinement()));
    return row;
  }

  static StoredTurn toRow(SegmentHeard heard, long heardAt) {
    boolean short4 = areExactE4(heard.words());
    List<Integer> shortly = new ArrayList<>();
    List<Double> exactly = new ArrayList<>();
    for (Word word : heard.words()) {
      if (short4) {
        shortly.add((int) Math.round(word.confidence() * E4));
      } else {
        exactly.add(word.confidence());
      }
    }
    StoredTurn row = new StoredTurn();
    row.setSegmentId(heard.segmentId());
    row.setRevision(heard.revision());
    row.setSpeaker(Segments.speaker(heard.speaker()));
    row.setSpeakerId(heard.speakerId());
    row.setText(heard.text());
    row.setStartMs(heard.startMs());
    row.setEndMs(heard.endMs());
    row.setConfidence(heard.confidence());
    row.setWordConfidences(exactly);
    row.setWordConfidencesE4(shortly);
    row.setHeardAt(heardAt);
    return row;
  }

  private static boolean areExactE4(List<Word> words) {
    for (Word word : words) {
      if (Math.round(word.confidence() * E4) / E4 != word.confidence()) {
        return false;
      }
    }
    return true;
  }

  static SegmentHeard fromRow(StoredTurn row, boolean isFinal) {
    List<Word> words = new ArrayList<>();
    for (double confidence : row.getWordConfidences()) {
      words.add(new Word("", row.getStartMs(), row.getStartMs(), confidence));
    }
    for (int e4 : row.getWordConfidencesE4()) {
      words.add(new Word("", row.getStartMs(), row.getStartMs(), e4 / E4));
    }
    return new SegmentHeard(
            row.getSegmentId(),
            row.getRevision(),
            isFinal,
            Segments.speaker(row.getSpeaker()),
            row.getSpeakerId(),
            row.getText(),
            row.getStartMs(),
            row.getEndMs(),
            row.getConfidence(),
            words)
        .withoutWordTimes();
  }
}
