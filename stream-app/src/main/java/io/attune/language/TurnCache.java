package io.attune.language;

import io.attune.call.Speaker;

/**
 * Turns that were read not long ago. Every turn, and each of its partials, is read in the light of
 * what the other side had said before, and that has been read already. A turn takes the place of
 * another by the hash of its words, so memory is bounded; one that is not found is read again, with
 * the same result. Safe to share between threads: a turn never changes once it is made, and a
 * thread that does not see another's finds none.
 */
final class TurnCache {
  /**
   * A power of two: the latest turns of some ten thousand calls at once, at most some thirty
   * megabytes.
   */
  private static final int KEPT = 32_768;

  private final ReadTurn[] turns = new ReadTurn[KEPT];

  /** The turn if it is still there, null if not. */
  ReadTurn find(String text, Speaker speaker) {
    ReadTurn turn = turns[place(text, speaker)];
    return turn != null && turn.speaker() == speaker && turn.text().equals(text) ? turn : null;
  }

  void keep(ReadTurn turn) {
    turns[place(turn.text(), turn.speaker())] = turn;
  }

  private static int place(String text, Speaker speaker) {
    int hash = 31 * text.hashCode() + speaker.ordinal();
    return (hash ^ hash >>> 8 ^ hash >>> 16) & (KEPT - 1);
  }
}
