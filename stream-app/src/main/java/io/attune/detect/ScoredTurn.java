package io.attune.detect;

import io.attune.call.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One turn and what it measured in its place in the conversation.
 *
 * @param turn the turn
 * @param tension the call's level after it, 0 to 1
 * @param objection what it objected to most clearly, null if it did not
 * @param sentimentShift a customer's sentiment less that voice's own normal, -2 to +2; empty for
 *     others, and until the normal is known
 * @param overlapMs time shared with turns of the other side that ended no later, in milliseconds
 * @param gapBeforeMs its start less the latest end of speech that began before it; negative when it
 *     began over somebody; empty when nobody had begun before it
 */
public record ScoredTurn(
    Turn turn,
    double tension,
    Category objection,
    OptionalDouble sentimentShift,
    long overlapMs,
    OptionalLong gapBeforeMs) {

  /** The objection that a turn states in so many words, null if it states none. */
  static Category statedObjection(Turn turn) {
    List<Finding> findings = new ArrayList<>();
    new StatedObjection().detect(turn, Conversation.EMPTY, findings::add);
    return findings.isEmpty() ? null : findings.get(0).category();
  }

  /** Measures a turn among those that ended no later. */
  static ScoredTurn in(Conversation before, Turn turn, double tension, Category objection) {
    return in(before.recent(), before.voices(), turn, tension, objection);
  }

  /**
   * @param before the turns that ended no later
   */
  static ScoredTurn in(
      RecentTurns before, Voices voices, Turn turn, double tension, Category objection) {
    long lastEnd = before.lastEndBefore(turn.startMs());
    return new ScoredTurn(
        turn,
        tension,
        objection,
        sentimentShift(turn, voices),
        before.overlapMs(turn),
        lastEnd < 0 ? OptionalLong.empty() : OptionalLong.of(turn.startMs() - lastEnd));
  }

  private static OptionalDouble sentimentShift(Turn turn, Voices voices) {
    Baseline normal = voices.of(turn).baseline();
    return turn.isBy(Speaker.CUSTOMER) && normal.isKnown()
        ? OptionalDouble.of(turn.reading().sentiment() - normal.sentiment())
        : OptionalDouble.empty();
  }
}
