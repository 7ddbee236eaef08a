package io.attune.engine;

import io.attune.call.CallEvent.SegmentHeard;
import io.attune.call.CallEvent.Word;
import io.attune.detect.RecentTurns;
import io.attune.detect.Turn;
import io.attune.language.Likelihoods;
import io.attune.language.TextContext;
import io.attune.language.TextReading;
import io.attune.language.TextScorer;
import io.attune.language.Utterance;

/**
 * Reads a segment in its place in the conversation: what the other side said last is part of what
 * the words mean.
 */
final class TurnReader {
  private final TextScorer scorer;

  TurnReader(TextScorer scorer) {
    this.scorer = scorer;
  }

  /** Whether any of the playbook's phrases is said in a segment. */
  boolean hasPhrases(SegmentHeard segment) {
    return scorer.hasPhrases(utterance(segment));
  }

  /** A segment where it belongs: what is known to have been said after it is no part of it. */
  Turn read(SegmentHeard segment, long heardAt, RecentTurns known) {
    return read(segment, heardAt, context(new Turn(segment, heardAt, null, ""), known));
  }

  private static String context(Turn turn, RecentTurns known) {
    RecentTurns earlier = known.endBefore(turn) ? known : known.before(turn);
    return earlier.lastWordsNotBy(turn.speaker());
  }

  /**
   * A turn's later revision, in the place of the turn: what has been said since is no part of it.
   */
  Turn corrected(Turn known, SegmentHeard revised, long heardAt) {
    return read(revised, heardAt, known.context());
  }

  /** A settled turn, read again because it answers other words than was known. */
  Turn answering(Turn turn, String context) {
    return read(turn.heard(), turn.heardAt(), context).answeredBy(turn.refinement()).refined();
  }

  private Turn read(SegmentHeard segment, long heardAt, String context) {
    TextReading reading = scorer.score(utterance(segment), new TextContext(context));
    // How likely each answer was is for those who measure the scorer; a call goes by the answers.
    return new Turn(segment, heardAt, reading.likely(Likelihoods.NONE), context);
  }

  /**
   * The same turn in another place; read again only if what was said before it differs. A slower
   * model's answer stays with it: it was asked in the light of what was known then.
   */
  Turn inPlace(Turn turn, RecentTurns known) {
    String context = context(turn, known);
    return context.equals(turn.context())
        ? turn
        : read(turn.heard(), turn.heardAt(), context).answeredBy(turn.refinement());
  }

  /** What was said in a segment. */
  static Utterance utterance(SegmentHeard segment) {
    return new Utterance(segment.text(), segment.speaker(), wordConfidences(segment));
  }

  private static double[] wordConfidences(SegmentHeard segment) {
    if (segment.words().isEmpty()) {
      return null;
    }
    return segment.words().stream().mapToDouble(Word::confidence).toArray();
  }
}
