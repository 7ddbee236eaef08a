package io.attune.engine;

import io.attune.call.Speaker;
import io.attune.detect.Turn;

/**
 * Which turns a slower model is asked about. It costs a thousand times what the words alone cost,
 * so it is spent where it can tell more than they do: not on a turn of a word or two, not on what
 * third parties say, and on an agent only for what they do with the other side's words.
 */
final class RefinementGate {
  private static final int LEAST_WORDS = 3;

  private RefinementGate() {}

  static boolean admits(Turn turn) {
    if (turn.reading().wordCount() < LEAST_WORDS) {
      return false;
    }
    return turn.isBy(Speaker.CUSTOMER) || (turn.isBy(Speaker.AGENT) && !turn.context().isEmpty());
  }
}
