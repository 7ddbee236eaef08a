package io.attune.detect;

/**
 * How much one side has spoken so far.
 *
 * @param turns final turns
 * @param words spoken words without fillers
 * @param talkMs milliseconds of speech
 * @param lastEndMs media time at which it last stopped speaking, 0 if it has not spoken
 */
public record Airtime(int turns, int words, long talkMs, long lastEndMs) {

  /** Nothing said yet. */
  public static final Airtime NONE = new Airtime(0, 0, 0, 0);

  Airtime after(Turn turn) {
    return new Airtime(
        turns + 1,
        words + turn.reading().wordCount(),
        talkMs + turn.heard().durationMs(),
        Math.max(lastEndMs, turn.endMs()));
  }
}
