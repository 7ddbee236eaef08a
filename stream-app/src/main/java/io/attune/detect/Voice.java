package io.attune.detect;

import io.attune.language.Stance;

/**
 * One voice on the customer's side. Several people on one call have moods and normals of their own.
 *
 * @param speakerId who, empty where voices are not told apart
 * @param turns its turns so far
 * @param talkMs its speech in total, in milliseconds
 * @param baseline its own normal
 * @param mood its sentiment of late
 * @param stance how it answered in the last turn that showed a stance; {@link Stance#NEUTRAL} if
 *     none did
 */
public record Voice(
    String speakerId, int turns, long talkMs, Baseline baseline, Mood mood, Stance stance) {

  /** Most voices told apart on one call; later ones count as the one that is nameless. */
  public static final int MOST = 8;

  /** A voice that has not been heard yet. */
  static Voice unheard(String speakerId) {
    return new Voice(speakerId, 0, 0, Baseline.NONE, Mood.NONE, Stance.NEUTRAL);
  }

  Voice after(Turn turn) {
    Stance shown = turn.reading().stance();
    return new Voice(
        speakerId,
        turns + 1,
        talkMs + turn.heard().durationMs(),
        baseline.after(turn),
        mood.after(turn),
        shown == Stance.NEUTRAL ? stance : shown);
  }
}
